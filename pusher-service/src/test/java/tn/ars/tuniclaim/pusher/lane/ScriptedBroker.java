package tn.ars.tuniclaim.pusher.lane;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetCommitCallback;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Partitions, committed offsets and a group whose members take partitions from each other as its random source says: eagerly,
 * or without a word. Members are to be told apart by who polls.
 */
public final class ScriptedBroker {

    private final Random random;
    private final Map<TopicPartition, List<ConsumerRecord<String, byte[]>>> logs = new LinkedHashMap<>();
    private final Map<TopicPartition, Long> committed = new HashMap<>();
    private final List<Member> members = new ArrayList<>();
    private int generation;
    private int oddsOfLoss;
    private int oddsOfTrouble;

    public ScriptedBroker(long seed) {
        this.random = new Random(seed);
    }

    public synchronized void add(ConsumerRecord<String, byte[]> record) {
        logs.computeIfAbsent(partitionOf(record), _ -> new ArrayList<>()).add(record);
    }

    /** From now on, one rebalance in so many loses partitions, and one call in so many fails. Zero: never. */
    public synchronized void isMoody(int loss, int trouble) {
        oddsOfLoss = loss;
        oddsOfTrouble = trouble;
    }

    public synchronized Member join() {
        var member = new Member();
        members.add(member);
        generation++;
        return member;
    }

    public synchronized void rebalance() {
        generation++;
    }

    public synchronized Map<TopicPartition, Long> committed() {
        return Map.copyOf(committed);
    }

    public synchronized boolean isAllCommitted() {
        return logs.entrySet().stream()
                .allMatch(log -> committed.getOrDefault(log.getKey(), 0L)
                        == log.getValue().size());
    }

    private boolean strikes(int odds) {
        return odds > 0 && random.nextInt(odds) == 0;
    }

    private static TopicPartition partitionOf(ConsumerRecord<?, ?> record) {
        return new TopicPartition(record.topic(), record.partition());
    }

    /** Guarded by the broker's lock instead of its own. */
    @SuppressWarnings("UnsynchronizedOverridesSynchronized")
    public final class Member extends MockConsumer<String, byte[]> {

        private final Set<TopicPartition> owned = new HashSet<>();
        private final Map<TopicPartition, Integer> positions = new HashMap<>();
        private final Set<TopicPartition> held = new HashSet<>();
        private @Nullable ConsumerRebalanceListener listener;
        private int joined;
        private boolean left;

        private Member() {
            super("earliest");
        }

        @Override
        public void subscribe(Collection<String> topics, ConsumerRebalanceListener toTell) {
            listener = toTell;
        }

        /** Not under the broker's lock while the listener is at it: others poll on meanwhile. */
        @Override
        public ConsumerRecords<String, byte[]> poll(Duration timeout) {
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(200));
            rejoin();
            synchronized (ScriptedBroker.this) {
                if (strikes(oddsOfTrouble)) {
                    throw new KafkaException("trouble with the broker");
                }
                var fetched = new HashMap<TopicPartition, List<ConsumerRecord<String, byte[]>>>();
                for (var partition : owned) {
                    var from = positions.getOrDefault(partition, 0);
                    var log = logs.getOrDefault(partition, List.of());
                    var to = Math.min(log.size(), from + random.nextInt(20));
                    if (!held.contains(partition) && to > from) {
                        fetched.put(partition, log.subList(from, to));
                        positions.put(partition, to);
                    }
                }
                return new ConsumerRecords<>(fetched, Map.of());
            }
        }

        private void rejoin() {
            var told = Objects.requireNonNull(listener);
            boolean stale;
            boolean lost;
            synchronized (ScriptedBroker.this) {
                stale = joined < generation;
                lost = stale && strikes(oddsOfLoss);
                if (lost) {
                    giveUp();
                }
            }
            if (!stale) {
                return;
            }
            if (lost) {
                told.onPartitionsLost(assignedBefore);
            } else if (!owned.isEmpty()) {
                told.onPartitionsRevoked(Set.copyOf(owned));
            }
            synchronized (ScriptedBroker.this) {
                giveUp();
                joined = generation;
                take();
            }
            told.onPartitionsAssigned(Set.copyOf(owned));
        }

        private Set<TopicPartition> assignedBefore = Set.of();

        private void giveUp() {
            assignedBefore = owned.isEmpty() ? assignedBefore : Set.copyOf(owned);
            owned.clear();
            held.clear();
            positions.clear();
        }

        /** A fair share of what nobody has. */
        private void take() {
            var free = new ArrayList<>(logs.keySet());
            var present = members.stream().filter(member -> !member.left).toList();
            present.forEach(member -> free.removeAll(member.owned));
            var share = Math.ceilDiv(logs.size(), Math.max(1, present.size()));
            free.stream().limit(share).forEach(partition -> {
                owned.add(partition);
                positions.put(partition, committed.getOrDefault(partition, 0L).intValue());
            });
        }

        @Override
        public Set<TopicPartition> assignment() {
            synchronized (ScriptedBroker.this) {
                return Set.copyOf(owned);
            }
        }

        @Override
        public void pause(Collection<TopicPartition> partitions) {
            synchronized (ScriptedBroker.this) {
                held.addAll(partitions);
            }
        }

        @Override
        public void resume(Collection<TopicPartition> partitions) {
            synchronized (ScriptedBroker.this) {
                held.removeAll(partitions);
            }
        }

        @Override
        public Set<TopicPartition> paused() {
            synchronized (ScriptedBroker.this) {
                return Set.copyOf(held);
            }
        }

        @Override
        public void commitAsync(Map<TopicPartition, OffsetAndMetadata> offsets, OffsetCommitCallback callback) {
            try {
                commitSync(offsets, Duration.ZERO);
                callback.onComplete(offsets, null);
            } catch (KafkaException failure) {
                callback.onComplete(offsets, failure);
            }
        }

        @Override
        public void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets, Duration timeout) {
            synchronized (ScriptedBroker.this) {
                if (!owned.containsAll(offsets.keySet()) || strikes(oddsOfTrouble)) {
                    throw new CommitFailedException();
                }
                offsets.forEach((partition, offset) -> committed.put(partition, offset.offset()));
            }
        }

        @Override
        public void wakeup() {}

        @Override
        public void close(CloseOptions options) {
            synchronized (ScriptedBroker.this) {
                giveUp();
                left = true;
                generation++;
            }
        }
    }
}
