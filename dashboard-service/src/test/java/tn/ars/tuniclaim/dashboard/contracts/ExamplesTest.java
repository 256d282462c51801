package tn.ars.tuniclaim.dashboard.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.dashboard.Browser;
import tn.ars.tuniclaim.dashboard.DashboardTest;
import tn.ars.tuniclaim.event.EventCodec;
import tn.ars.tuniclaim.event.Fact;
import tn.ars.tuniclaim.event.PushKind;
import tn.ars.tuniclaim.event.PushResult.PushDelivered;
import tn.ars.tuniclaim.event.PushSubject;
import tn.ars.tuniclaim.service.publish.EventPublisher;
import tn.ars.tuniclaim.testparts.KafkaDoor;

/**
 * The programs of the contracts' page, run as they are written there. Needs Node and a folder outside of the project in which the
 * packages of {@code src/test/examples} are installed, named by the environment variable {@code TUNICLAIM_EXAMPLES}.
 */
@DashboardTest
@EnabledIfEnvironmentVariable(
        named = "TUNICLAIM_EXAMPLES",
        matches = ".+",
        disabledReason = "needs npm packages: see .ci/run")
class ExamplesTest {

    private static final Pattern TOLD = Pattern.compile("told as (\\S+)");

    @Autowired
    Environment settings;

    @Autowired
    KafkaDoor kafka;

    @Autowired
    EventPublisher publisher;

    @TempDir
    Path folder;

    @Test
    void publish_ts_tells_a_fact_that_the_services_read() throws Exception {
        var id = told(run("publish.ts", Map.of()));
        var record = kafka.awaitRecords(
                        "ars.statuses",
                        it -> KafkaDoor.header(it, "ce_id").filter(id::equals).isPresent())
                .getFirst();
        assertThat(new EventCodec().read(record).event().key()).isEqualTo("BRD-2026-000123");
    }

    @Test
    void call_ts_tells_a_payment_once_however_often_it_runs() throws Exception {
        var account = Map.of("ACCOUNT", "super_admin:" + Browser.passwordOf("super_admin"));
        var id = told(run("call.ts", account));
        assertThat(told(run("call.ts", account))).isEqualTo(id);
        kafka.awaitRecords(
                "ars.payments",
                it -> KafkaDoor.header(it, "ce_id").filter(id::equals).isPresent());
    }

    @Test
    void read_ts_reads_what_the_services_write() throws Exception {
        var bordereau = new BordereauReference("BRD-" + UUID.randomUUID());
        publisher.publish(new Fact<>(
                UUID.randomUUID().toString(),
                Instant.now(),
                URI.create("/ars/test"),
                new PushDelivered(
                        new PushSubject("f-1", bordereau, null, PushKind.STATUS, "TRAITE", Instant.now()),
                        1,
                        Duration.ofMillis(80))));
        var output = folder.resolve("read.out");
        var reading = start("read.ts", Map.of("GROUP", "g-" + UUID.randomUUID()), output);
        try {
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(Files.readString(output))
                            .contains("tn.ars.tuniclaim.push-delivered.v1 " + bordereau.value() + " TRAITE"));
        } finally {
            reading.destroy();
            reading.waitFor(10, TimeUnit.SECONDS);
        }
    }

    private String run(String program, Map<String, String> environment) throws Exception {
        var output = folder.resolve(program + ".out");
        var process = start(program, environment, output);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(output)).isZero();
        return Files.readString(output);
    }

    private Process start(String program, Map<String, String> environment, Path output) throws IOException {
        var packages = Path.of(System.getenv("TUNICLAIM_EXAMPLES"));
        var copy = packages.resolve(program);
        try (var text = ExamplesTest.class.getResourceAsStream("/contracts/" + program)) {
            Files.write(copy, nonNull(text).readAllBytes());
        }
        var builder = new ProcessBuilder("node", "--import", "tsx", copy.toString())
                .directory(packages.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("KAFKA_BROKER", kafka.bootstrapServers());
        builder.environment().put("DASHBOARD", "http://127.0.0.1:" + settings.getRequiredProperty("local.server.port"));
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static String told(String output) {
        var told = TOLD.matcher(output);
        assertThat(told.find()).as(output).isTrue();
        return told.group(1);
    }

    private static <T> T nonNull(@Nullable T resource) {
        assertThat(resource).isNotNull();
        return resource;
    }
}
