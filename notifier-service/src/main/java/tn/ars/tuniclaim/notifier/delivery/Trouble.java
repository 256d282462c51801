package tn.ars.tuniclaim.notifier.delivery;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Notices that do not get out, told from the notices themselves. */
@Repository
class Trouble {

    /** One that was due so long ago has been overlooked. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    Trouble(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Mails that were not taken, or should have been tried long ago. */
    Stuck ofMails() {
        return of(false);
    }

    /** The same of what is for webhooks. */
    Stuck ofWebhooks() {
        return of(true);
    }

    private Stuck of(boolean webhooks) {
        return jdbc.sql("""
            select count(*) as notices, count(*) filter (where state = 'REFUSED') as refused, min(created_at) as oldest,
                coalesce(string_agg(distinct recipient, ', ' order by recipient), '') as recipients
            from notice where state in ('WAITING', 'REFUSED')
                and (last_error is not null
                    or next_attempt_at < ? and (leased_until is null or leased_until <= clock_timestamp()))
                and (recipient like 'webhook:%') = ?\
            """)
                .param(clock.instant().minus(PATIENCE).atOffset(UTC))
                .param(webhooks)
                .query((row, _) -> {
                    var oldest = row.getObject("oldest", OffsetDateTime.class);
                    return new Stuck(
                            row.getLong("notices"),
                            row.getLong("refused"),
                            oldest == null ? null : oldest.toInstant(),
                            row.getString("recipients"));
                })
                .single();
    }

    /**
     * @param oldest when the oldest was written; null when there is none
     * @param recipients whose they are, each named once
     */
    record Stuck(long notices, long refused, @Nullable Instant oldest, String recipients) {

        Optional<Instant> since() {
            return Optional.ofNullable(oldest);
        }

        /** Degraded at worst: what waits is sent later. */
        void tell(Health.Builder health) {
            health.up();
            since().ifPresent(when -> health.status("DEGRADED")
                    .withDetail("waiting", notices)
                    .withDetail("refused", refused)
                    .withDetail("oldest", when));
        }
    }
}
