package tn.ars.tuniclaim.pusher.lane;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads topics and brings every record to its end: those of one key in order, different keys at once. One thread polls and
 * never waits for the work; what is committed is the part of each partition before which everything came to its end. Thread-safe.
 */
public final class LaneConsumer<V> implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(LaneConsumer.class);

    private static final Duration POLL = Duration.ofMillis(20);
    private static final long BETWEEN_COMMITS_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    /** For the broker, when it is asked a last time; it may be away. */
    private static final Duration FAREWELL = Duration.ofSeconds(3);

    private final LaneSource source;
    private final LaneWork<V> work;
    private final LaneSettings settings;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("lane-", 0).factory());
    private final Schedule<V> schedule;

    private volatile @Nullable Thread thread;
    private volatile @Nullable Consumer<String, byte[]> connected;
    private volatile boolean stopping;

    public LaneConsumer(LaneSource source, LaneWork<V> work, LaneSettings settings) {
        this.source = source;
        this.work = work;
        this.settings = settings;
        this.schedule = new Schedule<>(work, settings, threads, System::nanoTime);
    }

    public synchronized void start() {
        if (thread == null) {
            var polling = Thread.ofPlatform().name("lanes").unstarted(() -> new Polling().run());
            thread = polling;
            polling.start();
        }
    }

    /** False before the start, after the end, and when it ended by itself, which it should not. */
    public boolean isRunning() {
        var polling = thread;
        return polling != null && polling.isAlive();
    }

    public LaneFigures figures() {
        return schedule.figures();
    }

    /** Waits for what is under way, as long as patience lasts, and commits what came to its end. It cannot be started again. */
    @Override
    public synchronized void close() {
        stopping = true;
        var consumer = connected;
        if (consumer != null) {
            consumer.wakeup();
        }
        var polling = thread;
        if (polling != null) {
            try {
                polling.join();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        threads.shutdownNow();
    }

    /** What the one thread that polls does and remembers. */
    private final class Polling implements ConsumerRebalanceListener {

        private final Pause untilRead = new Pause(settings);
        private final Pause untilPolled = new Pause(settings);
        private final Consumer<String, byte[]> consumer = source.connect();
        private final List<ConsumerRecord<String, byte[]>> unread = new ArrayList<>();
        private long lastCommit;

        void run() {
            connected = consumer;
            try {
                consumer.subscribe(source.topics(), this);
                while (!stopping) {
                    step();
                }
            } finally {
                leave();
            }
        }

        /** What was fetched goes on its way, and what came to its end is committed, also while no poll works. */
        private void step() {
            try {
                if (untilPolled.isOver()) {
                    poll();
                } else {
                    Pause.step();
                }
                admit();
                schedule.start();
                commitNowAndThen();
                holdBack();
                untilPolled.reset();
            } catch (WakeupException stopped) {
                log.debug("woken up");
            } catch (RuntimeException failure) {
                log.atWarn()
                        .addKeyValue("failure", failure.getClass().getName())
                        .log("the lanes wait for the broker");
                untilPolled.begin();
            }
        }

        private void poll() {
            try {
                consumer.poll(POLL).forEach(unread::add);
                source.readsOn();
            } catch (WakeupException stopped) {
                throw stopped;
            } catch (RuntimeException failure) {
                untilPolled.begin(source.pollFailed(failure, consumer));
            }
        }

        private void admit() {
            if (unread.isEmpty() || !untilRead.isOver()) {
                return;
            }
            try {
                var tasks = work.read(List.copyOf(unread));
                var readUpTo = new HashMap<TopicPartition, Long>();
                unread.forEach(record -> readUpTo.put(partitionOf(record), record.offset()));
                schedule.admit(readUpTo, tasks);
                unread.clear();
                untilRead.reset();
            } catch (RuntimeException outage) {
                untilRead.begin();
                log.atWarn().addKeyValue("failure", outage.getClass().getName()).log("records wait to be read");
            }
        }

        private void commitNowAndThen() {
            var now = System.nanoTime();
            if (now - lastCommit < BETWEEN_COMMITS_NANOS) {
                return;
            }
            var offsets = schedule.uncommitted();
            if (!offsets.isEmpty()) {
                lastCommit = now;
                consumer.commitAsync(metadata(offsets), (_, failure) -> {
                    if (failure == null) {
                        schedule.committed(offsets);
                    }
                });
            }
        }

        /** While records wait to be read, no more are fetched. */
        private void holdBack() {
            var full = unread.isEmpty() ? schedule.full() : new LinkedHashSet<>(consumer.assignment());
            if (!full.equals(consumer.paused())) {
                consumer.resume(consumer.paused());
                consumer.pause(full);
            }
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            schedule.assigned(partitions);
        }

        /** What is not done by the end of our patience is somebody else's, and comes to him again. */
        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            schedule.quiesce(partitions, settings.patience());
            commitLast(partitions);
            forget(partitions);
        }

        /** Somebody else has them by now. */
        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            forget(partitions);
        }

        private void forget(Collection<TopicPartition> partitions) {
            schedule.forget(partitions);
            unread.removeIf(record -> partitions.contains(partitionOf(record)));
        }

        private void commitLast(Collection<TopicPartition> partitions) {
            var offsets = schedule.uncommitted();
            offsets.keySet().retainAll(partitions);
            if (offsets.isEmpty()) {
                return;
            }
            try {
                commit(metadata(offsets));
            } catch (RuntimeException failure) {
                log.atInfo()
                        .addKeyValue("failure", failure.getClass().getName())
                        .log("what came to its end last comes again");
            }
        }

        private void commit(Map<TopicPartition, OffsetAndMetadata> offsets) {
            try {
                consumer.commitSync(offsets, FAREWELL);
            } catch (WakeupException stopped) {
                consumer.commitSync(offsets, FAREWELL);
            }
        }

        private void leave() {
            source.readsOn();
            try {
                onPartitionsRevoked(Set.copyOf(consumer.assignment()));
                consumer.close(CloseOptions.timeout(FAREWELL));
            } catch (RuntimeException failure) {
                log.atInfo()
                        .addKeyValue("failure", failure.getClass().getName())
                        .log("left without a word to the broker");
            }
        }
    }

    private static TopicPartition partitionOf(ConsumerRecord<?, ?> record) {
        return new TopicPartition(record.topic(), record.partition());
    }

    private static Map<TopicPartition, OffsetAndMetadata> metadata(Map<TopicPartition, Long> offsets) {
        var metadata = new HashMap<TopicPartition, OffsetAndMetadata>();
        offsets.forEach((partition, offset) -> metadata.put(partition, new OffsetAndMetadata(offset)));
        return metadata;
    }
}
