package tn.ars.tuniclaim.pusher;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.SpringApplication;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.claim.Montant;
import tn.ars.tuniclaim.claim.NumeroBs;
import tn.ars.tuniclaim.claim.PaymentStatus;
import tn.ars.tuniclaim.event.EventCodec;
import tn.ars.tuniclaim.event.Fact;
import tn.ars.tuniclaim.event.PaymentChanged;
import tn.ars.tuniclaim.local.parts.EmbeddedDatabase;
import tn.ars.tuniclaim.simulator.dataset.DatasetSettings;
import tn.ars.tuniclaim.testparts.Parts;

/**
 * How fast the whole service delivers, beside a bare HTTP client that makes the same calls with as many at once: all in one
 * process, the database durable. Arguments: latency in milliseconds, calls at once, changes.
 */
final class PushSpeed {

    private static final int BORDEREAUX = 2_000;
    private static final URI ARS = URI.create("/ars/claims");

    private PushSpeed() {}

    public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        var millis = Integer.parseInt(arguments[0]);
        var atOnce = Integer.parseInt(arguments[1]);
        var changes = Integer.parseInt(arguments[2]);
        var partner = Parts.partner();
        partner.replaceDataset(DatasetSettings.DEFAULT);
        partner.addFault("{\"effect\": \"latency\", \"distribution\": \"fixed\", \"millis\": %d}".formatted(millis));
        produce(changes);
        var home = Files.createTempDirectory("push-speed");
        try (var database = EmbeddedDatabase.start(
                new EmbeddedDatabase.Settings(home, Path.of("/tmp/push-speed-programs"), 0, true, "tuniclaim"))) {
            bare(partner.baseUrl(), atOnce, 3);
            IO.println("bare client: %.0f/s".formatted(bare(partner.baseUrl(), atOnce, 8)));
            var url = database.createDatabase("speed");
            var application = SpringApplication.run(
                    PusherApplication.class,
                    "--server.port=0",
                    "--spring.kafka.bootstrap-servers=" + Parts.kafka().bootstrapServers(),
                    "--spring.datasource.url=" + url,
                    "--spring.datasource.username=" + database.username(),
                    "--spring.datasource.password=" + database.password(),
                    "--tuniclaim.base-url=" + partner.baseUrl(),
                    "--tuniclaim.in-flight=" + atOnce,
                    "--tuniclaim.push.lanes=" + 2 * atOnce,
                    "--tuniclaim.rate-per-second=1000000",
                    "--logging.level.tn.ars=warn");
            var metrics = application.getBean(MeterRegistry.class);
            watch(metrics, changes);
            IO.println("verdict: " + partner.verdict());
            IO.println("bare client: %.0f/s".formatted(bare(partner.baseUrl(), atOnce, 8)));
            application.close();
        }
        System.exit(0);
    }

    /** Prints the rate every few seconds, and of the whole but its first third, which warms up. */
    private static void watch(MeterRegistry metrics, int changes) {
        var started = System.nanoTime();
        var warm = 0L;
        var warmDone = 0.0;
        var lastDone = 0.0;
        var last = started;
        while (true) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            var now = System.nanoTime();
            var done = metrics.find("tuniclaim.pusher.changes").tag("outcome", "delivered").counters().stream()
                    .mapToDouble(counter -> counter.count())
                    .sum();
            if (warm == 0 && done > changes / 3.0) {
                warm = now;
                warmDone = done;
            }
            if (now - last > 2e9 || done >= changes) {
                IO.println("%.0f delivered, %.0f/s".formatted(done, (done - lastDone) / ((now - last) / 1e9)));
                last = now;
                lastDone = done;
            }
            if (done >= changes || now - started > 150e9) {
                IO.println("pusher: %.0f/s warm".formatted((done - warmDone) / ((now - warm) / 1e9)));
                return;
            }
        }
    }

    /** Payments, since each of them is told. */
    private static void produce(int changes) throws ExecutionException, InterruptedException {
        var codec = new EventCodec();
        var dataset = Parts.partner().dataset();
        var sent = new ArrayList<Future<RecordMetadata>>();
        try (var producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        Parts.kafka().bootstrapServers(),
                        "linger.ms",
                        20,
                        // A topic is written to before all of the broker knows it; sequences would not survive that.
                        "enable.idempotence",
                        false,
                        "max.in.flight.requests.per.connection",
                        1),
                new StringSerializer(),
                new ByteArraySerializer())) {
            var start = Instant.now().minus(Duration.ofDays(1));
            for (var number = 0; number < changes; number++) {
                var reference = new BordereauReference(dataset.reference(number % BORDEREAUX));
                var payment = new PaymentChanged(
                        reference,
                        new NumeroBs("BS-%06d-%02d".formatted(number % BORDEREAUX, 1 + number / BORDEREAUX % 20)),
                        PaymentStatus.EXECUTE,
                        Montant.of("12.345"),
                        null,
                        "VIR-1",
                        null);
                sent.add(producer.send(
                        codec.write(new Fact<>(UUID.randomUUID().toString(), start.plusMillis(number), ARS, payment))));
            }
        }
        for (var record : sent) {
            record.get();
        }
        IO.println(dataset.reference(0) + " and others: " + changes + " changes written");
    }

    private static double bare(URI base, int atOnce, int seconds) throws InterruptedException {
        var over = new AtomicBoolean();
        var calls = new LongAdder();
        var started = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .executor(threads)
                        .build()) {
            var callers = new ArrayList<Thread>();
            for (var caller = 0; caller < atOnce; caller++) {
                callers.add(Thread.startVirtualThread(() -> callOn(client, base, over, calls)));
            }
            Thread.sleep(Duration.ofSeconds(seconds));
            var rate = calls.sum() / ((System.nanoTime() - started) / 1e9);
            over.set(true);
            for (var caller : callers) {
                caller.join();
            }
            return rate;
        }
    }

    private static void callOn(HttpClient client, URI base, AtomicBoolean over, LongAdder calls) {
        var body =
                "{\"bordereauId\":\"BRD-2026-000001\",\"bsId\":\"BS-000001-01\",\"paymentStatus\":\"PAID\",\"paymentDate\":\"2026-11-22T08:00:00Z\",\"amount\":12.345,\"virementReference\":\"VIR-1\"}";
        while (!over.get()) {
            var request = HttpRequest.newBuilder(URI.create(base + "/bordereaux/BRD-2026-000001/payment"))
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .PUT(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            try {
                if (client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode() / 100 == 2) {
                    calls.increment();
                }
            } catch (IOException | InterruptedException broken) {
                return;
            }
        }
    }
}
