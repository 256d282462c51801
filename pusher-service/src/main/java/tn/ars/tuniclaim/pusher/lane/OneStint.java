package tn.ars.tuniclaim.pusher.lane;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One lane at work, for one thread. Starting and ending it is guarded by the lock of {@link Schedule}. */
final class OneStint<V> implements Stint {

    private final Lane<V> lane;
    private final List<Held<V>> line;
    private final List<V> values;
    private final boolean sifts;
    private List<Held<V>> ended = List.of();

    private OneStint(Lane<V> lane, List<Held<V>> line, boolean sifts) {
        this.lane = lane;
        this.line = line;
        this.values = line.stream().map(Held::value).toList();
        this.sifts = sifts;
        line.forEach(record -> record.window().starts());
    }

    static <V> OneStint<V> working(Lane<V> lane) {
        return new OneStint<>(lane, lane.start(), false);
    }

    static <V> OneStint<V> sifting(Lane<V> lane) {
        return new OneStint<>(lane, lane.startSifting(), true);
    }

    Lane<V> lane() {
        return lane;
    }

    boolean sifts() {
        return sifts;
    }

    /** Without the lock. Answers what it threw. */
    @Nullable
    Throwable attempt(LaneWork<V> work) {
        try {
            if (sifts) {
                ended = those(work.sift(values));
            } else {
                work.work(values, this);
                ended = line;
            }
            return null;
        } catch (Throwable failure) {
            return failure;
        }
    }

    private List<Held<V>> those(List<V> of) {
        Set<V> wanted = Collections.newSetFromMap(new IdentityHashMap<>());
        wanted.addAll(of);
        return line.stream().filter(record -> wanted.contains(record.value())).toList();
    }

    void end() {
        line.forEach(record -> record.window().stops());
        ended.forEach(record -> record.window().done(record));
        lane.stop(line);
    }

    /** Also asked without the lock. */
    boolean isOver() {
        return line.stream().anyMatch(record -> !record.window().isOurs());
    }

    @Override
    public void demand() {
        if (isOver()) {
            throw new StintIsOver();
        }
    }
}
