package tn.ars.tuniclaim.simulator;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How many calls of each kind were answered how. Thread-safe; as small as kinds times statuses. */
final class Stats {

    /** In place of a status: the answer was never given. */
    static final int NONE = 0;

    private final Map<String, Map<Integer, LongAdder>> counts = new ConcurrentHashMap<>();

    void count(String kind, int status) {
        counts.computeIfAbsent(kind, _ -> new ConcurrentHashMap<>())
                .computeIfAbsent(status, _ -> new LongAdder())
                .increment();
    }

    Map<String, Map<String, Long>> snapshot() {
        var all = new TreeMap<String, Map<String, Long>>();
        counts.forEach((kind, statuses) -> {
            var ofKind = new TreeMap<String, Long>();
            statuses.forEach((status, count) -> ofKind.put(status == NONE ? "none" : status.toString(), count.sum()));
            all.put(kind, ofKind);
        });
        return all;
    }

    void clear() {
        counts.clear();
    }
}
