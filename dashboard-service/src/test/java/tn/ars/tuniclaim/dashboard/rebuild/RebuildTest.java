package tn.ars.tuniclaim.dashboard.rebuild;

import static java.util.concurrent.CompletableFuture.runAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.KafkaAdmin;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.claim.BordereauStatus;
import tn.ars.tuniclaim.dashboard.Browser;
import tn.ars.tuniclaim.dashboard.DashboardTest;
import tn.ars.tuniclaim.event.BordereauStatusChanged;
import tn.ars.tuniclaim.event.Event;
import tn.ars.tuniclaim.event.Fact;
import tn.ars.tuniclaim.event.PushKind;
import tn.ars.tuniclaim.event.PushResult.PushRefused;
import tn.ars.tuniclaim.event.PushSubject;
import tn.ars.tuniclaim.event.SyncBalance;
import tn.ars.tuniclaim.event.SyncEvent.SyncEnded;
import tn.ars.tuniclaim.event.SyncEvent.SyncStarted;
import tn.ars.tuniclaim.event.SyncOutcome;
import tn.ars.tuniclaim.event.SyncTrigger;
import tn.ars.tuniclaim.testparts.KafkaDoor;

@DashboardTest
class RebuildTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** What tells of itself all the time is never the same. */
    private static final List<String> STILL = ReadModels.TABLES.stream()
            .filter(table -> !table.equals("instance"))
            .toList();

    @Autowired
    Flyway flyway;

    @Autowired
    KafkaAdmin admin;

    @Autowired
    KafkaListenerEndpointRegistry listeners;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    KafkaDoor kafka;

    @Autowired
    Environment settings;

    @Test
    void brings_back_every_page_as_it_was_from_the_topics_alone() {
        var reference = "BRD-" + UUID.randomUUID();
        var run = UUID.randomUUID();
        tell(reference, run);
        var reader = new Browser(settings).signedIn("super_admin");
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(page(reader, "/claim?ref=" + reference)).contains("refusé");
            assertThat(page(reader, "/syncs/" + run)).contains("Terminée");
        });
        assertThatThrownBy(readModels()::renew).hasMessageContaining("stop all other instances first");
        // Other tests empty tables, and write into them what no topic tells: what the topics tell is the measure.
        rebuild(ReadModels::renew);
        awaitCalm();
        var pages = List.of(
                "/claim?ref=" + reference,
                "/syncs/" + run,
                "/pushes?state=refused&bordereau=" + reference,
                "/incidents");
        var before = pages.stream().map(path -> page(reader, path)).toList();
        var tables = tables();
        assertThat(before.getFirst()).contains("refusé");

        rebuild(ReadModels::renew);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(tables()).isEqualTo(tables));
        assertThat(pages.stream().map(path -> page(reader, path)).toList()).isEqualTo(before);

        rebuild(readModels -> {
            jdbc.execute("drop table step, claim, push_tally");
            readModels.prepare();
        });

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(tables()).isEqualTo(tables));
        assertThat(pages.stream().map(path -> page(reader, path)).toList()).isEqualTo(before);

        rebuild(_ -> {
            jdbc.execute("drop table " + ReadModels.HISTORY + ", " + String.join(", ", ReadModels.TABLES));
            inTurn(3, () -> readModels().prepare());
        });

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(tables()).isEqualTo(tables));
        assertThat(pages.stream().map(path -> page(reader, path)).toList()).isEqualTo(before);
    }

    /** So many at once, while another one has its turn. */
    private void inTurn(int instances, Runnable start) {
        List<CompletableFuture<Void>> started = jdbc.execute((Connection other) -> {
            try (var statement = other.createStatement()) {
                statement.execute("select pg_advisory_lock(%s)".formatted(ReadModels.LOCK));
                var waiting = Stream.generate(() -> runAsync(start, Thread::startVirtualThread))
                        .limit(instances)
                        .toList();
                await().atMost(PATIENCE).until(() -> waitingForTheirTurn() == instances);
                assertThat(jdbc.queryForObject("select to_regclass('step') is null", Boolean.class))
                        .isTrue();
                statement.execute("select pg_advisory_unlock(%s)".formatted(ReadModels.LOCK));
                return waiting;
            }
        });
        Objects.requireNonNull(started).forEach(CompletableFuture::join);
    }

    private long waitingForTheirTurn() {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select count(*) from pg_locks where locktype = 'advisory' and not granted", Long.class));
    }

    private void rebuild(Consumer<ReadModels> how) {
        listeners.stop();
        try {
            how.accept(readModels());
            assertThat(jdbc.queryForObject("select count(*) from step", Long.class))
                    .isZero();
        } finally {
            listeners.start();
        }
        await().atMost(PATIENCE)
                .until(() -> Objects.requireNonNull(jdbc.queryForObject("select count(*) from step", Long.class)) > 0);
    }

    /** Kafka sees within a moment that nobody reads any more. */
    private ReadModels readModels() {
        var group = settings.getRequiredProperty("spring.kafka.consumer.group-id");
        return new ReadModels(flyway, new Reading(admin, group, Duration.ofSeconds(5)));
    }

    private void tell(String name, UUID run) {
        var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        var reference = new BordereauReference(name);
        var decided = Fact.of(
                new BordereauStatusChanged(reference, null, BordereauStatus.TRAITE, "amira", null), now, source());
        kafka.send(decided);
        var push = new PushSubject(decided.id(), reference, null, PushKind.STATUS, "TRAITE", now);
        tell(now.plusMillis(5), new PushRefused(push, 422, "code inconnu"));
        tell(now, new SyncStarted(run, SyncTrigger.PERSON, "amira"));
        tell(now.plusMillis(9), new SyncEnded(run, SyncOutcome.COMPLETED, null, SyncBalance.ZERO));
    }

    /** Other tests' facts may still be on their way, and the listeners join one after the other. */
    private void awaitCalm() {
        var last = new AtomicReference<>(tables());
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(3)).until(() -> {
            var now = tables();
            return now.equals(last.getAndSet(now));
        });
    }

    /** A fingerprint of what each holds. */
    private Map<String, String> tables() {
        var tables = new TreeMap<String, String>();
        STILL.forEach(table -> tables.put(table, fingerprint(table)));
        return tables;
    }

    private String fingerprint(String table) {
        var sql = "select count(*) || ' ' || coalesce(md5(string_agg(t::text, ';' order by t::text)), '') from %s t"
                .formatted(table);
        return Objects.requireNonNull(jdbc.queryForObject(sql, String.class));
    }

    /** Without what says how long ago something was, and in which session. */
    private static String page(Browser reader, String path) {
        return reader.get(path)
                .body()
                .replaceAll("title=\"[^\"]*\"", "")
                .replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "")
                .replaceAll("(?s)<p class=\"mark\".*?</p>", "")
                .replaceAll("[Ii]l y a [^.,;<]*|à l’instant", "");
    }

    private void tell(Instant time, Event event) {
        kafka.send(Fact.of(event, time, source()));
    }

    private static URI source() {
        return URI.create("/ars/test");
    }
}
