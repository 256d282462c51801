package tn.ars.tuniclaim.notifier.delivery;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.boot.health.contributor.Health;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Notices that do not get out, told from the notices themselves. */
@Repository
class Trouble {

    /** The subject of all mails together. */
    static final String MAILS = "";

    /** One that was due so long ago has been overlooked. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    Trouble(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What was not taken, or should have been tried long ago: of all mails together, and of each webhook as the routes name it. */
    Map<String, Stuck> bySubject() {
        return jdbc
                .sql("""
                    select case when recipient like 'webhook:%' then recipient else '' end as subject, count(*) as notices,
                        count(*) filter (where state = 'REFUSED') as refused, min(created_at) as oldest
                    from notice where state in ('WAITING', 'REFUSED')
                        and (last_error is not null
                            or next_attempt_at < ? and (leased_until is null or leased_until <= clock_timestamp()))
                    group by 1\
                    """)
                .param(clock.instant().minus(PATIENCE).atOffset(UTC))
                .query((row, _) -> Map.entry(
                        row.getString("subject"),
                        new Stuck(
                                row.getLong("notices"),
                                row.getLong("refused"),
                                row.getObject("oldest", OffsetDateTime.class).toInstant())))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void tellOfMails(Health.Builder health) {
        tell(health, MAILS::equals);
    }

    void tellOfWebhooks(Health.Builder health) {
        tell(health, Predicate.not(MAILS::equals));
    }

    /** Degraded at worst: what waits is sent later. */
    private void tell(Health.Builder health, Predicate<String> concerned) {
        health.up();
        bySubject().entrySet().stream()
                .filter(stuck -> concerned.test(stuck.getKey()))
                .map(Map.Entry::getValue)
                .reduce(Stuck::and)
                .ifPresent(stuck -> health.status("DEGRADED")
                        .withDetail("waiting", stuck.notices())
                        .withDetail("refused", stuck.refused())
                        .withDetail("oldest", stuck.oldest()));
    }

    /** @param oldest when the oldest was written */
    record Stuck(long notices, long refused, Instant oldest) {

        private Stuck and(Stuck other) {
            return new Stuck(
                    notices + other.notices,
                    refused + other.refused,
                    oldest.isBefore(other.oldest) ? oldest : other.oldest);
        }
    }
}
