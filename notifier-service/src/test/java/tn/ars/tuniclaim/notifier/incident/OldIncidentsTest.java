package tn.ars.tuniclaim.notifier.incident;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tn.ars.tuniclaim.notifier.SettableClock;
import tn.ars.tuniclaim.notifier.retention.Retention;
import tn.ars.tuniclaim.testparts.WithParts;

@WithParts
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"notifier.recipients=", "spring.kafka.listener.auto-startup=false"})
class OldIncidentsTest {

    private static final Instant LONG_AGO = Instant.parse("2041-03-02T09:00:00Z");
    private static final Duration KEPT = Duration.ofDays(90);

    private final SettableClock clock = new SettableClock(LONG_AGO);
    private final JdbcClient jdbc;
    private final OldIncidents old;

    OldIncidentsTest(@Autowired JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.old = new OldIncidents(jdbc, new Retention(KEPT), clock);
    }

    @BeforeEach
    void forget() {
        jdbc.sql("delete from notice").update();
        jdbc.sql("delete from incident").update();
    }

    @Test
    void forgets_all_that_was_over_long_ago_more_than_one_statement_takes() {
        jdbc.sql("""
            insert into incident (cause, subject, parts, open_parts, opened_at, last_at, heard_at, resolved_at, alerts,
                bordereaux, first_detail, last_detail, due_at, reported_at)
            select 'SYNC_FAILED', place, '{}', '{}', :now, :now, :now, :now, 1, '{}', 'x', 'x', :now, :now
            from generate_series(1, :count) as place\
            """)
                .param("now", LONG_AGO.atOffset(UTC))
                .param("count", Retention.BATCH + 1)
                .update();

        clock.advance(KEPT);
        old.forget();
        assertThat(incidents()).isEqualTo(Retention.BATCH + 1);

        clock.advance(Duration.ofSeconds(1));
        old.forget();
        assertThat(incidents()).isZero();
    }

    @Test
    void keeps_what_is_open_and_what_others_still_refer_to() {
        var cause = incident("cause", LONG_AGO);
        var symptom = incident("symptom", null);
        jdbc.sql("update incident set muted_by = ? where id = ?")
                .params(cause, symptom)
                .update();
        var told = incident("told", LONG_AGO);
        jdbc.sql("""
            insert into notice (id, incident_id, kind, recipient, state, message_id, severity, headline, text,
                html, link, created_at, next_attempt_at)
            values (gen_random_uuid(), ?, 'RESOLVED', 'jour@ars.local', 'SENT', 'x', 'CRITICAL', 'x', 'x', 'x', 'x', now(),
                now())\
            """).param(told).update();

        clock.advance(KEPT.multipliedBy(10));
        old.forget();
        assertThat(incidents()).isEqualTo(3);

        jdbc.sql("delete from notice").update();
        old.forget();
        assertThat(incidents()).isEqualTo(2);
    }

    @Test
    void nothing_is_forgotten_that_kafka_may_still_bring() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Retention(Duration.ofDays(30)));
    }

    private long incidents() {
        return jdbc.sql("select count(*) from incident").query(Long.class).single();
    }

    private UUID incident(String subject, @Nullable Instant resolvedAt) {
        return jdbc.sql("""
            insert into incident (cause, subject, parts, open_parts, opened_at, last_at, heard_at, resolved_at, alerts,
                bordereaux, first_detail, last_detail, due_at, reported_at)
            values ('SYNC_FAILED', :subject, '{}', '{}', :now, :now, :now, :resolved, 1, '{}', 'x', 'x',
                :now + interval '100 years', :now)
            returning id\
            """)
                .param("subject", subject)
                .param("now", LONG_AGO.atOffset(UTC))
                .param("resolved", resolvedAt == null ? null : resolvedAt.atOffset(UTC))
                .query(UUID.class)
                .single();
    }
}
