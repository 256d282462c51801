package tn.ars.tuniclaim.bench.contest;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * The limit to measure by: poll, a chain for each key, a semaphore, the contiguous commit, a window for each partition, and
 * nothing else: no failure, no rebalance, no stop is thought of.
 */
final class BareLoop implements Contestant.Running {

    private final Consumer<String, byte[]> consumer;
    private final Contestant.Work work;
    private final Semaphore free;
    private final Map<String, ArrayDeque<Task>> chains = new HashMap<>();
    private final Map<TopicPartition, Partition> partitions = new HashMap<>();
    private final Thread thread = Thread.ofPlatform().unstarted(this::loop);
    private volatile boolean stopped;

    BareLoop(String topic, Contestant.Work work, Map<String, Object> settings) {
        this.consumer = Contestant.consumer(settings);
        this.work = work;
        this.free = new Semaphore(Contestant.AT_ONCE);
        consumer.subscribe(List.of(topic));
        thread.start();
    }

    @Override
    public void close() {
        stopped = true;
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private record Task(ConsumerRecord<String, byte[]> record, Partition partition) {}

    private static final class Partition {
        private final ArrayDeque<ConsumerRecord<String, byte[]>> open = new ArrayDeque<>();
        private final Set<Long> ended = new HashSet<>();
        private int inHand;
        private long committed;
        private boolean full;
    }

    private void loop() {
        try (consumer) {
            while (!stopped) {
                for (var record : consumer.poll(Contestant.POLL)) {
                    chain(record);
                }
                commitAndHoldBack();
            }
        }
    }

    private void chain(ConsumerRecord<String, byte[]> record) {
        synchronized (chains) {
            var partition = partitions.computeIfAbsent(
                    new TopicPartition(record.topic(), record.partition()), _ -> new Partition());
            partition.open.add(record);
            partition.inHand++;
            var chain = chains.get(record.key());
            if (chain != null) {
                chain.add(new Task(record, partition));
                return;
            }
            var started = new ArrayDeque<>(List.of(new Task(record, partition)));
            chains.put(record.key(), started);
            Thread.startVirtualThread(() -> workOff(record.key(), started));
        }
    }

    private void workOff(String key, ArrayDeque<Task> chain) {
        while (true) {
            Task task;
            synchronized (chains) {
                if (chain.isEmpty()) {
                    chains.remove(key);
                    return;
                }
                task = chain.peek();
            }
            free.acquireUninterruptibly();
            work.on(task.record());
            free.release();
            synchronized (chains) {
                chain.remove();
                ended(task);
            }
        }
    }

    private static void ended(Task task) {
        var partition = task.partition();
        partition.inHand--;
        partition.ended.add(task.record().offset());
        while (!partition.open.isEmpty()
                && partition.ended.remove(partition.open.peek().offset())) {
            partition.committed = partition.open.remove().offset() + 1;
        }
    }

    private void commitAndHoldBack() {
        var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
        var pause = new HashSet<TopicPartition>();
        var resume = new HashSet<TopicPartition>();
        synchronized (chains) {
            partitions.forEach((name, partition) -> {
                offsets.put(name, new OffsetAndMetadata(partition.committed));
                if (!partition.full && partition.inHand >= Contestant.WINDOW) {
                    partition.full = true;
                    pause.add(name);
                } else if (partition.full && partition.inHand <= Contestant.WINDOW / 2) {
                    partition.full = false;
                    resume.add(name);
                }
            });
        }
        consumer.pause(pause);
        consumer.resume(resume);
        consumer.commitAsync(offsets, (_, _) -> {});
    }
}
