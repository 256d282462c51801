package tn.ars.tuniclaim.notifier.notice;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tn.ars.tuniclaim.event.NoticeKind;
import tn.ars.tuniclaim.event.Withheld;
import tn.ars.tuniclaim.notifier.SettableClock;
import tn.ars.tuniclaim.notifier.retention.Retention;
import tn.ars.tuniclaim.testparts.WithParts;

@WithParts
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"notifier.recipients=", "spring.kafka.listener.auto-startup=false"})
class OldNoticesTest {

    private static final Instant LONG_AGO = Instant.parse("2041-03-02T09:00:00Z");
    private static final Duration KEPT = Duration.ofDays(90);

    private final SettableClock clock = new SettableClock(LONG_AGO);
    private final JdbcClient jdbc;
    private final OldNotices old;

    OldNoticesTest(@Autowired JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.old = new OldNotices(jdbc, new Retention(KEPT), clock);
    }

    @BeforeEach
    void forget() {
        jdbc.sql("delete from notice").update();
        jdbc.sql("delete from incident").update();
    }

    @Test
    void forgets_what_was_settled_long_ago_and_the_digests_that_told_of_it() {
        var closed = incident(LONG_AGO);
        write(closed, NoticeKind.OPENED, "SENT", null);
        write(closed, NoticeKind.RESOLVED, "WITHHELD", null);
        var digest = write(null, NoticeKind.DIGEST, "SENT", null);
        write(closed, NoticeKind.OPENED, "WITHHELD", digest);

        clock.advance(KEPT);
        old.forget();
        assertThat(notices()).isEqualTo(4);

        clock.advance(Duration.ofSeconds(1));
        old.forget();
        assertThat(notices()).isZero();
    }

    @Test
    void keeps_what_is_open_or_not_settled_however_old() {
        var open = incident(null);
        var digest = write(null, NoticeKind.DIGEST, "SENT", null);
        write(open, NoticeKind.OPENED, "WITHHELD", digest);
        write(open, NoticeKind.OPENED, "SENT", null);
        var closed = incident(LONG_AGO);
        for (var state : new String[] {"WAITING", "REFUSED", "HELD"}) {
            write(closed, NoticeKind.RESOLVED, state, null);
        }

        clock.advance(KEPT.multipliedBy(10));
        old.forget();
        assertThat(notices()).isEqualTo(6);
    }

    @Test
    void figures_say_why_something_was_withheld_and_add_up() {
        var meters = new SimpleMeterRegistry();
        var figures = new NoticeFigures(jdbc, meters);
        var incident = incident(null);
        write(incident, NoticeKind.OPENED, "SENT", null);
        for (var reason : Map.of(Withheld.MUTED, 2, Withheld.SILENCED, 1).entrySet()) {
            for (var i = 0; i < reason.getValue(); i++) {
                var id = write(incident, NoticeKind.REPEATED, "WITHHELD", null);
                jdbc.sql("update notice set withheld = ? where id = ?")
                        .params(reason.getKey().name(), id)
                        .update();
            }
        }
        figures.look();

        assertThat(withheld(meters, "muted")).isEqualTo(2);
        assertThat(withheld(meters, "silenced")).isEqualTo(1);
        assertThat(withheld(meters, "brief")).isZero();
        assertThat(meters.get("tuniclaim.notifier.notices.written").gauge().value())
                .isEqualTo(4)
                .isEqualTo(meters.get("tuniclaim.notifier.notices").gauges().stream()
                        .mapToDouble(gauge -> gauge.value())
                        .sum());
    }

    private static double withheld(SimpleMeterRegistry meters, String reason) {
        return meters.get("tuniclaim.notifier.notices")
                .tag("state", "withheld")
                .tag("reason", reason)
                .gauge()
                .value();
    }

    private long notices() {
        return jdbc.sql("select count(*) from notice").query(Long.class).single();
    }

    private UUID incident(@Nullable Instant resolvedAt) {
        return jdbc.sql("""
            insert into incident (cause, subject, parts, open_parts, opened_at, last_at, heard_at, resolved_at, alerts,
                bordereaux, first_detail, last_detail, due_at, reported_at)
            values ('SYNC_FAILED', gen_random_uuid(), '{}', '{}', :now, :now, :now, :resolved, 1, '{}', 'x', 'x',
                :now + interval '100 years', :now)
            returning id\
            """)
                .param("now", LONG_AGO.atOffset(UTC))
                .param("resolved", resolvedAt == null ? null : resolvedAt.atOffset(UTC))
                .query(UUID.class)
                .single();
    }

    private UUID write(@Nullable UUID incident, NoticeKind kind, String state, @Nullable UUID toldIn) {
        return jdbc.sql("""
            insert into notice (id, incident_id, kind, recipient, state, withheld, held_until, instead_in, message_id,
                severity, headline, text, html, link, created_at, next_attempt_at)
            values (gen_random_uuid(), :incident, :kind, 'jour@ars.local', :state,
                case when :state in ('HELD', 'WITHHELD') then 'DIGESTED' end,
                case when :state = 'HELD' then :now::timestamptz + interval '100 years' end,
                :toldIn, gen_random_uuid(), 'CRITICAL', 'x', 'x', 'x', 'http://tableau', :now,
                :now::timestamptz + interval '100 years')
            returning id\
            """)
                .param("incident", incident)
                .param("kind", kind.name())
                .param("state", state)
                .param("toldIn", toldIn)
                .param("now", LONG_AGO.atOffset(UTC))
                .query(UUID.class)
                .single();
    }
}
