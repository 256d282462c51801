package tn.ars.tuniclaim.pusher.lane;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Does the work of all members, sleeping and failing as its seed says, and writes down whatever should not be. */
final class Witness {

    private static final int LONGEST_WORK_NANOS = 3_000_000;
    private static final int MOST_FAULTS = 20;

    private final long seed;
    private final Map<String, Integer> atWork = new HashMap<>();
    private final Map<String, Seen> newest = new HashMap<>();
    private final Map<TopicPartition, Set<Long>> done = new HashMap<>();
    private final Map<Seen, Integer> attempts = new HashMap<>();
    private final List<String> faults = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean open = true;
    private volatile boolean moody;
    private volatile boolean overlaps;
    private volatile String hangingKey = "";
    private volatile boolean interrupted;

    Witness(long seed) {
        this.seed = seed;
    }

    record Seen(String key, TopicPartition partition, long offset) {}

    void isMoody() {
        moody = true;
    }

    void bearsOverlaps() {
        overlaps = true;
    }

    void hangsAt(String key) {
        hangingKey = key;
    }

    void opens(boolean changed) {
        open = changed;
    }

    boolean interrupted() {
        return interrupted;
    }

    List<String> faults() {
        return List.copyOf(faults);
    }

    synchronized int doneKeys() {
        return newest.size();
    }

    synchronized boolean isEverythingDone(int records) {
        return done.values().stream().mapToInt(Set::size).sum() == records;
    }

    void hasInHand(int records, int most) {
        if (records > most) {
            fault(records + " records in hand, more than " + most);
        }
    }

    private void fault(String what) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(what);
        }
    }

    /** @param committed what the broker holds for committed, whenever asked */
    LaneWork<Seen> member(Supplier<Map<TopicPartition, Long>> committed) {
        return new Member(committed);
    }

    private synchronized void starts(String key) {
        if (atWork.merge(key, 1, Integer::sum) > 1 && !overlaps) {
            fault("two at once at " + key);
        }
    }

    private synchronized void stops(String key) {
        atWork.merge(key, -1, Integer::sum);
    }

    private synchronized void ends(Seen seen) {
        var isNew = done.computeIfAbsent(seen.partition(), _ -> new HashSet<>()).add(seen.offset());
        var before = newest.get(seen.key());
        if (isNew && before != null && before.offset() > seen.offset()) {
            fault(seen + " came to its end after " + before);
        }
        if (isNew) {
            newest.put(seen.key(), seen);
        }
    }

    private synchronized void check(Map<TopicPartition, Long> committed) {
        committed.forEach((partition, offset) -> {
            var here = done.getOrDefault(partition, Set.of());
            for (var before = Math.max(0, offset - 100); before < offset; before++) {
                if (!here.contains(before)) {
                    fault(partition + " is committed up to " + offset + ", but " + before + " is open");
                }
            }
        });
    }

    private synchronized Random moodFor(Seen seen) {
        var attempt = attempts.merge(seen, 1, Integer::sum);
        return new Random(seed * 31 + seen.hashCode() * 17L + attempt);
    }

    private final class Member implements LaneWork<Seen> {

        private final Supplier<Map<TopicPartition, Long>> committed;
        private final Random readingMood = new Random(seed);

        Member(Supplier<Map<TopicPartition, Long>> committed) {
            this.committed = committed;
        }

        /** Every tenth record or so is no task, and done with. */
        @Override
        public List<Task<Seen>> read(List<ConsumerRecord<String, byte[]>> records) {
            if (moody && readingMood.nextInt(30) == 0) {
                throw new IllegalStateException("cannot be looked up for a moment");
            }
            check(committed.get());
            var tasks = new ArrayList<Task<Seen>>();
            for (var record : records) {
                var partition = new TopicPartition(record.topic(), record.partition());
                var seen = new Seen(record.key(), partition, record.offset());
                if (moody && record.offset() % 10 == 9) {
                    synchronized (Witness.this) {
                        done.computeIfAbsent(partition, _ -> new HashSet<>()).add(record.offset());
                    }
                } else {
                    tasks.add(new Task<>(record.key(), seen, record));
                }
            }
            return tasks;
        }

        @Override
        public void work(List<Seen> line, Stint stint) {
            var key = line.getFirst().key();
            starts(key);
            try {
                for (var seen : line) {
                    stint.demand();
                    bringToItsEnd(seen);
                }
            } finally {
                stops(key);
            }
        }

        private void bringToItsEnd(Seen seen) {
            var mood = moodFor(seen);
            if (seen.key().equals(hangingKey)) {
                hang();
            }
            if (moody) {
                LockSupport.parkNanos(mood.nextInt(LONGEST_WORK_NANOS));
                if (mood.nextInt(20) == 0) {
                    throw new IllegalStateException("an outage");
                }
            }
            ends(seen);
            if (moody && mood.nextInt(40) == 0) {
                throw new IllegalStateException("an outage after it was done");
            }
        }

        private void hang() {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException stopped) {
                interrupted = true;
                throw new IllegalStateException(stopped);
            }
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        /** As if each made all before it in its line pointless. */
        @Override
        public List<Seen> sift(List<Seen> line) {
            var key = line.getFirst().key();
            starts(key);
            try {
                var pointless = line.subList(0, line.size() - 1);
                pointless.forEach(Witness.this::ends);
                return pointless;
            } finally {
                stops(key);
            }
        }
    }
}
