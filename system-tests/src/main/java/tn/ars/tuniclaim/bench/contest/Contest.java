package tn.ars.tuniclaim.bench.contest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The program. {@code fill TOPIC RECORDS SKEWED} makes a topic; {@code read CONTESTANT TOPIC RECORDS MILLIS SECONDS COMPLETE} has it
 * read and is answered with records and nanoseconds of those seconds, records in all, and how many were done out of order; {@code call AT_ONCE SECONDS} makes bare calls.
 */
public final class Contest {

    private static final int KEYS = 1_000;
    private static final int HOT_KEYS = 10;
    private static final int RECORD_BYTES = 300;

    private final String servers;
    private final BareCalls calls;

    private Contest(String servers, String partner) {
        this.servers = servers;
        this.calls = new BareCalls(partner);
    }

    /** @param arguments Kafka's address, and the partner's */
    public static void main(String... arguments) throws Exception {
        var contest = new Contest(arguments[0], arguments[1]);
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            System.out.println(contest.answer(line.split(" ", -1)));
        }
        System.exit(0);
    }

    private String answer(String... words) throws IOException, ExecutionException, InterruptedException {
        return switch (words[0]) {
            case "fill" -> fill(words[1], Integer.parseInt(words[2]), Boolean.parseBoolean(words[3]));
            case "read" ->
                read(
                        Contestant.valueOf(words[1]),
                        words[2],
                        Long.parseLong(words[3]),
                        Duration.ofMillis(Long.parseLong(words[4])),
                        Duration.ofSeconds(Long.parseLong(words[5])),
                        Boolean.parseBoolean(words[6]));
            case "call" -> calls.make(Integer.parseInt(words[1]), Duration.ofSeconds(Long.parseLong(words[2])));
            default -> throw new IllegalArgumentException(words[0]);
        };
    }

    private String read(Contestant who, String topic, long records, Duration sleep, Duration most, boolean complete) {
        var work = new Sleeping(sleep);
        try (var _ = who.start(topic, work, Contestant.settings(servers))) {
            var done = work.await(records, most);
            var all = complete ? work.awaitAll(records) : records;
            return "%d %d %d %d".formatted(done.records(), done.nanos(), all, work.disorder());
        }
    }

    /** Skewed: half of the records on one key in a hundred. */
    private String fill(String topic, int records, boolean skewed) throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            admin.createTopics(List.of(new NewTopic(topic, Contestant.PARTITIONS, (short) 1)))
                    .all()
                    .get();
        }
        var random = new SplittableRandom(5);
        var sent = new ArrayList<Future<?>>();
        try (var producer = new KafkaProducer<>(producing(), new StringSerializer(), new ByteArraySerializer())) {
            for (var number = 0; number < records; number++) {
                var key = skewed && random.nextBoolean() ? random.nextInt(HOT_KEYS) : random.nextInt(KEYS);
                sent.add(producer.send(new ProducerRecord<>(topic, "key-" + key, new byte[RECORD_BYTES])));
            }
        }
        for (var record : sent) {
            record.get();
        }
        return Integer.toString(sent.size());
    }

    /** A topic is written to before all of the broker knows it; sequences would not survive that. */
    private Map<String, Object> producing() {
        return Map.of(
                "bootstrap.servers",
                servers,
                "linger.ms",
                20,
                "batch.size",
                100_000,
                "enable.idempotence",
                false,
                "max.in.flight.requests.per.connection",
                1);
    }
}
