package tn.ars.tuniclaim.notifier.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tn.ars.tuniclaim.event.AlertCause;
import tn.ars.tuniclaim.notifier.SettableClock;
import tn.ars.tuniclaim.notifier.incident.Turn.Matter;
import tn.ars.tuniclaim.notifier.retention.Retention;
import tn.ars.tuniclaim.testparts.WithParts;

@WithParts
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"notifier.recipients=", "spring.kafka.listener.auto-startup=false"})
class EndingsTest {

    /** By the test's clock; to the application's own it is to come, so that it forgets nothing of it. */
    private static final Instant LONG_AGO = Instant.parse("2041-03-02T09:00:00Z");

    private final SettableClock clock = new SettableClock(LONG_AGO);
    private final Matter matter =
            new Matter(AlertCause.SYNC_FAILED, UUID.randomUUID().toString());
    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Endings endings;

    EndingsTest(@Autowired JdbcClient jdbc, @Autowired TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.endings = new Endings(jdbc, clock);
    }

    @Test
    void forgets_what_is_older_than_any_alert_that_may_come() {
        endings.remember(matter, LONG_AGO);
        clock.advance(Retention.LEAST);
        endings.forgetOld();
        assertThat(endings.of(List.of(matter))).containsEntry(matter, LONG_AGO);

        clock.advance(Duration.ofSeconds(1));
        endings.forgetOld();
        assertThat(endings.of(List.of(matter))).isEmpty();
    }

    @Test
    void keeps_what_is_said_anew_while_it_is_being_forgotten() {
        endings.remember(matter, LONG_AGO);
        clock.advance(Retention.LEAST.plusSeconds(1));
        var forgetting = transactions.execute(_ -> {
            endings.remember(matter, clock.instant());
            var other = CompletableFuture.runAsync(endings::forgetOld);
            await().atMost(Duration.ofSeconds(30)).until(this::isKeptWaiting);
            return other;
        });
        assertThat(forgetting).succeedsWithin(Duration.ofSeconds(30));

        assertThat(endings.of(List.of(matter))).containsEntry(matter, clock.instant());
    }

    private boolean isKeptWaiting() {
        return jdbc.sql("""
            select exists (select from pg_stat_activity
            where wait_event_type = 'Lock' and query like 'delete from ending%')\
            """).query(Boolean.class).single();
    }
}
