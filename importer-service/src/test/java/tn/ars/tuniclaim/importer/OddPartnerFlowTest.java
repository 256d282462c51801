package tn.ars.tuniclaim.importer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tn.ars.tuniclaim.event.Fact;
import tn.ars.tuniclaim.event.SyncBalance;
import tn.ars.tuniclaim.event.SyncCommand.SyncRequested;
import tn.ars.tuniclaim.event.SyncForecast;
import tn.ars.tuniclaim.event.SyncForecast.Basis;
import tn.ars.tuniclaim.event.SyncTrigger;
import tn.ars.tuniclaim.testparts.KafkaDoor;
import tn.ars.tuniclaim.testparts.WithParts;
import tools.jackson.databind.json.JsonMapper;

/** The whole service before a partner that may answer anything, and break off anywhere. */
@WithParts
@SpringBootTest(
        properties = {
            "server.port=0",
            "importer.schedule.cron=-",
            "importer.batch-size=50",
            "tuniclaim.attempts=3",
            "tuniclaim.first-pause=10ms",
            "tuniclaim.longest-pause=20ms",
            "tuniclaim.breaker-pause=50ms",
            "tuniclaim.rate-per-second=10000"
        },
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class OddPartnerFlowTest {

    private static final AtomicReference<byte[]> LIST = new AtomicReference<>(new byte[0]);
    /** What the list is once it broke off; nothing: as before. */
    private static final AtomicReference<byte[]> LATER = new AtomicReference<>(new byte[0]);

    private static final AtomicReference<Random> BREAKS = new AtomicReference<>(new Random(0));
    private static final AtomicInteger BREAKING = new AtomicInteger();
    private static final HttpServer PARTNER = open();
    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    private KafkaDoor kafka;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MeterRegistry meters;

    private static HttpServer open() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/api/bordereaux", OddPartnerFlowTest::answer);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return server;
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
        var isList = exchange.getRequestURI().getPath().endsWith("/bordereaux");
        var body = isList ? LIST.get() : "[{\"numBs\": \"apart\"}]".getBytes(UTF_8);
        var breaksOff = isList && BREAKING.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
        var sent = breaksOff ? Arrays.copyOf(body, BREAKS.get().nextInt(body.length)) : body;
        if (breaksOff && LATER.get().length > 0) {
            LIST.set(LATER.get());
        }
        try (exchange) {
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(sent);
        }
    }

    @AfterAll
    static void close() {
        PARTNER.stop(0);
    }

    @Test
    void every_run_ends_and_its_balance_closes() {
        for (var seed = 21L; seed < 25; seed++) {
            LIST.set(new OddJson(new Random(seed)).list(300).getBytes(UTF_8));
            BREAKS.set(new Random(seed));
            BREAKING.set((int) (seed % 3));

            var run = sync();

            var balance = balance(run);
            assertThat(balance.closes()).isTrue();
            assertThat(balance.bordereaux().received()).isEqualTo(300);
            assertThat(balance.bordereaux().created() + balance.bordereaux().updated())
                    .isPositive();
            assertThat(count("rejected_entry where run_id = '%s' and raw <> ''".formatted(run)))
                    .isPositive();
            assertThat(outcome(run)).isEqualTo("COMPLETED_WITH_REJECTIONS");
            assertThat(forecasts(run)).isNotEmpty().allMatch(forecast -> forecast.basis() == Basis.LENGTH);

            var again = sync();

            assertThat(balance(again).bordereaux().created()).isZero();
            assertThat(balance(again).bordereaux().updated()).isZero();
            assertThat(balance(again).bordereaux().rejected())
                    .isEqualTo(balance.bordereaux().rejected());
        }
    }

    @Test
    void a_list_that_never_ends_fails_the_run_and_says_why() {
        LIST.set(new OddJson(new Random(31)).list(50).getBytes(UTF_8));
        BREAKING.set(Integer.MAX_VALUE);

        var run = sync();

        BREAKING.set(0);
        assertThat(outcome(run)).isEqualTo("FAILED");
        assertThat(balance(run).closes()).isTrue();
        assertThat(count("sync_run where id = '%s' and code like 'PARTNER_%%'".formatted(run)))
                .isEqualTo(1);
    }

    @Test
    void counts_what_the_last_reading_rejected_whatever_an_earlier_one_did() {
        var received = counted("bordereaux.received");
        var rejected = counted("rejections");
        LIST.set(list(300, 5));
        LATER.set(list(300, 7, 9));
        breaksOffAtItsEnd();

        var run = sync();

        LATER.set(new byte[0]);
        assertThat(balance(run).bordereaux().rejected()).isEqualTo(2);
        assertThat(jdbc.sql("select position from rejection where run_id = ? and settled is null order by position")
                        .param(run)
                        .query(Long.class)
                        .list())
                .containsExactly(7L, 9L);
        assertThat(jdbc.sql(
                                "select position from rejected_entry where run_id = ? and raw is not null order by position")
                        .param(run)
                        .query(Long.class)
                        .list())
                .containsExactly(7L, 9L);
        // Counted once the end of the run is in the tables.
        await().untilAsserted(() -> {
            assertThat(counted("bordereaux.received") - received).isEqualTo(300);
            assertThat(counted("rejections") - rejected).isEqualTo(2);
        });
    }

    @Test
    void says_in_which_reading_it_rejects() {
        LIST.set(list(300, 5));
        LATER.set(list(300, 7));
        breaksOffAtItsEnd();

        var run = sync();

        LATER.set(new byte[0]);
        assertThat(kafka
                        .awaitRecords(
                                "tuniclaim.sync-events",
                                2,
                                record -> run.toString().equals(record.key()) && isOf("entry-rejected", record))
                        .stream()
                        .map(record -> JSON.readTree(record.value()))
                        .map(event -> event.path("reading") + ": " + event.path("position")))
                .containsExactly("1: 5", "2: 7");
    }

    @Test
    void keeps_one_rejection_of_a_thing_however_often_the_list_breaks_off() {
        LIST.set(list(300, 5));
        BREAKING.set(0);
        jdbc.sql("update rejection set settled = 'REPLACED', settled_by = run_id where settled is null")
                .update();
        sync();
        assertThat(count("rejection where settled is null")).isEqualTo(1);

        breaksOffAtItsEnd();
        BREAKING.set(Integer.MAX_VALUE);
        var failed = sync();

        BREAKING.set(0);
        assertThat(outcome(failed)).isEqualTo("FAILED");
        assertThat(jdbc.sql("select run_id from rejection where settled is null")
                        .query(UUID.class)
                        .list())
                .containsExactly(failed);
    }

    @Test
    void rejects_alone_an_entry_with_a_name_that_no_key_can_be() {
        LIST.set("[{\"id\": \"%s\"}, {\"id\": \"W-4\"}]"
                .formatted("7".repeat(124))
                .getBytes(UTF_8));

        var run = sync();

        assertThat(outcome(run)).isEqualTo("COMPLETED_WITH_REJECTIONS");
        assertThat(balance(run).bordereaux().created()).isEqualTo(1);
    }

    @Test
    void notes_what_was_left_out_of_a_bordereau_that_otherwise_says_what_it_said() {
        LIST.set("[{\"reference\": \"W-5\", \"bulletinsSoins\": [{\"numBs\": \"1\"}]}]".getBytes(UTF_8));
        sync();
        LIST.set("[{\"reference\": \"W-5\", \"bulletinsSoins\": [{\"numBs\": \"1\"}, {\"numBs\": \"1\"}, {}]}]"
                .getBytes(UTF_8));

        var run = sync();

        assertThat(balance(run).bordereaux().unchanged()).isEqualTo(1);
        assertThat(count("""
                bordereau where reference = 'W-5' and received_bulletins = 3 and duplicate_bulletins = 1
                    and rejected_bulletins = 1""")).isEqualTo(1);
    }

    @Test
    void rejects_alone_an_entry_that_is_no_json() {
        LIST.set("[{\"reference\": \"W-1\"}, {\"reference\": W-2}, {\"reference\": \"W-3\"}]".getBytes(UTF_8));

        var run = sync();

        assertThat(outcome(run)).isEqualTo("COMPLETED_WITH_REJECTIONS");
        assertThat(balance(run).bordereaux().created()).isEqualTo(2);
        assertThat(jdbc.sql("select position || ' ' || code || ' ' || reason from rejection where run_id = ?")
                        .param(run)
                        .query(String.class)
                        .list())
                .containsExactly("2 UNREADABLE the entry is not JSON; the partner has to write it anew");
    }

    /** When all but the last batch has been written. */
    private static void breaksOffAtItsEnd() {
        BREAKS.set(new Random() {
            @Override
            public int nextInt(int length) {
                return length - 1;
            }
        });
        BREAKING.set(1);
    }

    /** @param nameless positions of entries that nobody can take over */
    private static byte[] list(int entries, Integer... nameless) {
        return IntStream.rangeClosed(1, entries)
                .mapToObj(position -> List.of(nameless).contains(position)
                        ? "{}"
                        : "{\"reference\": \"L-%d\", \"bulletinsSoins\": []}".formatted(position))
                .collect(joining(", ", "[", "]"))
                .getBytes(UTF_8);
    }

    private double counted(String name) {
        return meters.find("tuniclaim.importer." + name).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private UUID sync() {
        var run = UUID.randomUUID();
        kafka.send(
                Fact.of(new SyncRequested(run, SyncTrigger.PERSON, "samia"), Instant.now(), URI.create("/ars/tests")));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> count("sync_run where id = '%s' and ended_at is not null".formatted(run)) == 1);
        return run;
    }

    /** The outbox may still be telling of the run. */
    private List<SyncForecast> forecasts(UUID run) {
        return kafka
                .awaitRecords(
                        "tuniclaim.sync-events",
                        record -> run.toString().equals(record.key()) && isOf("sync-progressed", record))
                .stream()
                .map(record -> JSON.readTree(record.value()).path("forecast"))
                .map(forecast -> JSON.treeToValue(forecast, SyncForecast.class))
                .toList();
    }

    private static boolean isOf(String type, ConsumerRecord<String, byte[]> record) {
        return KafkaDoor.header(record, "ce_type").orElse("").contains(type);
    }

    private SyncBalance balance(UUID run) {
        return JSON.readValue(text("balance", run), SyncBalance.class);
    }

    private String outcome(UUID run) {
        return text("outcome", run);
    }

    private String text(String column, UUID run) {
        return jdbc.sql("select " + column + " from sync_run where id = ?")
                .param(run)
                .query(String.class)
                .single();
    }

    private long count(String from) {
        return jdbc.sql("select count(*) from " + from).query(Long.class).single();
    }

    @TestConfiguration
    static class InsteadOfTheSimulator {

        /** Before any setting is bound, and after the parts have said where the simulator is. */
        @Bean
        static BeanFactoryPostProcessor partnerAddress(ConfigurableEnvironment environment) {
            var address = PARTNER.getAddress();
            var url = "http://%s:%d/api".formatted(address.getHostString(), address.getPort());
            environment
                    .getPropertySources()
                    .addFirst(new MapPropertySource("odd partner", Map.of("tuniclaim.base-url", url)));
            return _ -> {};
        }
    }
}
