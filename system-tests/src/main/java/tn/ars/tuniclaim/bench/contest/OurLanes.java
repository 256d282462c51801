package tn.ars.tuniclaim.bench.contest;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tn.ars.tuniclaim.pusher.lane.LaneConsumer;
import tn.ars.tuniclaim.pusher.lane.LaneSettings;
import tn.ars.tuniclaim.pusher.lane.LaneSource;
import tn.ars.tuniclaim.pusher.lane.LaneWork;
import tn.ars.tuniclaim.pusher.lane.Stint;
import tn.ars.tuniclaim.pusher.lane.Task;

/** The pusher's lanes, as they are. */
final class OurLanes implements Contestant.Running {

    private static final LaneSettings SETTINGS = new LaneSettings(
            Contestant.AT_ONCE,
            Contestant.AT_ONCE,
            Contestant.WINDOW,
            Duration.ofMillis(500),
            Duration.ofSeconds(15),
            Duration.ofSeconds(20));

    private final LaneConsumer<ConsumerRecord<String, byte[]>> lanes;

    OurLanes(String topic, Contestant.Work work, Map<String, Object> settings) {
        lanes = new LaneConsumer<>(new Source(topic, settings), new Each(work), SETTINGS);
        lanes.start();
    }

    @Override
    public void close() {
        lanes.close();
    }

    private record Source(String topic, Map<String, Object> settings) implements LaneSource {

        @Override
        public Consumer<String, byte[]> connect() {
            return Contestant.consumer(settings);
        }

        @Override
        public Set<String> topics() {
            return Set.of(topic);
        }

        @Override
        public Duration pollFailed(RuntimeException failure, Consumer<?, ?> consumer) {
            throw failure;
        }

        @Override
        public void readsOn() {}
    }

    private record Each(Contestant.Work work) implements LaneWork<ConsumerRecord<String, byte[]>> {

        @Override
        public List<Task<ConsumerRecord<String, byte[]>>> read(List<ConsumerRecord<String, byte[]>> records) {
            return records.stream()
                    .map(record -> new Task<>(record.key(), record, record))
                    .toList();
        }

        @Override
        public void work(List<ConsumerRecord<String, byte[]>> line, Stint stint) {
            line.forEach(work::on);
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public List<ConsumerRecord<String, byte[]>> sift(List<ConsumerRecord<String, byte[]>> line) {
            return List.of();
        }
    }
}
