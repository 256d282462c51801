package tn.ars.tuniclaim.pusher.lane;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tn.ars.tuniclaim.testparts.Parts;

/**
 * How fast the lanes are with work that only sleeps, beside the bare loop; alternately, so that both meet the same machine. Order
 * and completeness are checked. Prints a line for each case. Arguments: rounds, seconds of each.
 */
final class LaneSpeed {

    private static final int PARTITIONS = 12;
    private static final int KEYS = 1_000;
    private static final int AT_ONCE = 1_000;
    private static final int RECORD_BYTES = 300;

    private LaneSpeed() {}

    public static void main(String[] arguments) throws ExecutionException, InterruptedException {
        var rounds = Integer.parseInt(arguments[0]);
        var seconds = Integer.parseInt(arguments[1]);
        try (var admin = Admin.create(Map.of("bootstrap.servers", Parts.kafka().bootstrapServers()))) {
            for (var millis : List.of(10, 100)) {
                for (var skewed : List.of(false, true)) {
                    var records = Math.min(40_000, 1_000_000 / millis) * seconds;
                    var topic = filled(admin, skewed, skewed ? records / 4 : records);
                    var bare = new ArrayList<Double>();
                    var lanes = new ArrayList<Double>();
                    for (var round = 0; round < rounds; round++) {
                        bare.add(bareLoop(topic, millis, skewed ? records / 4 : records));
                        lanes.add(lanes(topic, millis, skewed ? records / 4 : records));
                    }
                    IO.println("%d ms, %s: bare loop %s/s, lanes %s/s, ratio of the best %.3f"
                            .formatted(
                                    millis,
                                    skewed ? "skewed" : "uniform",
                                    rounded(bare),
                                    rounded(lanes),
                                    best(lanes) / best(bare)));
                }
            }
        }
        System.exit(0);
    }

    private static List<Long> rounded(List<Double> rates) {
        return rates.stream().map(Math::round).toList();
    }

    private static double best(List<Double> rates) {
        return rates.stream().mapToDouble(rate -> rate).max().orElseThrow();
    }

    private static String filled(Admin admin, boolean skewed, int records)
            throws ExecutionException, InterruptedException {
        var topic = "speed-" + UUID.randomUUID();
        admin.createTopics(List.of(new NewTopic(topic, PARTITIONS, (short) 1)))
                .all()
                .get();
        var random = new Random(5);
        var sent = new ArrayList<Future<RecordMetadata>>();
        try (var producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers", servers(),
                        "linger.ms", 20,
                        "batch.size", 100_000,
                        // A topic is written to before all of the broker knows it; sequences would not survive that.
                        "enable.idempotence", false,
                        "max.in.flight.requests.per.connection", 1),
                new StringSerializer(),
                new ByteArraySerializer())) {
            for (var number = 0; number < records; number++) {
                var key = skewed && random.nextBoolean() ? random.nextInt(10) : random.nextInt(KEYS);
                sent.add(producer.send(new ProducerRecord<>(topic, "key-" + key, new byte[RECORD_BYTES])));
            }
        }
        for (var record : sent) {
            record.get();
        }
        return topic;
    }

    private static double bareLoop(String topic, int millis, int records) {
        var check = new Check(millis);
        var started = System.nanoTime();
        try (var _ = new BareLoop(connect(), List.of(topic), AT_ONCE, check::work)) {
            return check.rate(started, records);
        }
    }

    private static double lanes(String topic, int millis, int records) {
        var check = new Check(millis);
        var settings = new LaneSettings(
                AT_ONCE, 2_000, Duration.ofMillis(500), Duration.ofSeconds(15), Duration.ofSeconds(20));
        var started = System.nanoTime();
        try (var lanes =
                new LaneConsumer<>(new PlainSource(LaneSpeed::connect, topic), new Sleeping(check), settings)) {
            lanes.start();
            return check.rate(started, records);
        }
    }

    private static Consumer<String, byte[]> connect() {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        servers(),
                        "group.id",
                        UUID.randomUUID().toString(),
                        "enable.auto.commit",
                        false,
                        "auto.offset.reset",
                        "earliest",
                        "max.poll.records",
                        500),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    private static String servers() {
        return Parts.kafka().bootstrapServers();
    }

    /** The work itself, and whether it was done once each and in order. */
    private static final class Check {

        private final Duration sleep;
        private final Map<String, Long> last = new ConcurrentHashMap<>();
        private final LongAdder done = new LongAdder();

        Check(int millis) {
            this.sleep = Duration.ofMillis(millis);
        }

        void work(ConsumerRecord<String, byte[]> record) {
            try {
                Thread.sleep(sleep);
            } catch (InterruptedException stopped) {
                return;
            }
            var before = last.put(record.key(), record.offset());
            if (before != null && before >= record.offset()) {
                throw new IllegalStateException(record.offset() + " after " + before);
            }
            done.increment();
        }

        /** From the first to the last one, without joining the group: the time to the first is none of theirs. */
        double rate(long started, int records) {
            while (done.sum() == 0) {
                LockSupport.parkNanos(100_000);
            }
            var first = System.nanoTime();
            while (done.sum() < records) {
                LockSupport.parkNanos(1_000_000);
                if (System.nanoTime() - started > Duration.ofMinutes(3).toNanos()) {
                    throw new IllegalStateException("only " + done.sum() + " of " + records);
                }
            }
            return records / ((System.nanoTime() - first) / 1e9);
        }
    }

    private record Sleeping(Check check) implements LaneWork<ConsumerRecord<String, byte[]>> {

        @Override
        public List<Task<ConsumerRecord<String, byte[]>>> read(List<ConsumerRecord<String, byte[]>> records) {
            return records.stream()
                    .map(record -> new Task<>(record.key(), record, record))
                    .toList();
        }

        @Override
        public void work(List<ConsumerRecord<String, byte[]>> line, Stint stint) {
            line.forEach(check::work);
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
