package tn.ars.tuniclaim.importer.run;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tn.ars.tuniclaim.event.Alert;
import tn.ars.tuniclaim.event.Alert.AlertRaised;
import tn.ars.tuniclaim.event.Alert.AlertResolved;
import tn.ars.tuniclaim.event.AlertCause;
import tn.ars.tuniclaim.event.Fact;
import tn.ars.tuniclaim.service.outbox.Outbox;
import tn.ars.tuniclaim.service.publish.Facts;

/** What this service told people is wrong; said to be over only where it was said to be wrong. */
@Repository
class OpenAlerts {

    /** People are told once more so often that each hourly run tells them, however long it took. */
    private static final Duration REPEAT_AFTER = Duration.ofMinutes(50);

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final Facts facts;

    OpenAlerts(JdbcClient jdbc, Outbox outbox, Facts facts) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.facts = facts;
    }

    /** Told once, and again when there is something else to tell, or when it was long ago that people were told. */
    @Transactional(propagation = Propagation.MANDATORY)
    void raise(AlertCause cause, String detail, UUID run) {
        jdbc.sql("""
                        insert into open_alert (cause, raised_at, told_at, run_id, detail)
                        values (?, clock_timestamp(), clock_timestamp(), ?, ?)
                        on conflict (cause) do update set detail = excluded.detail, told_at = clock_timestamp()
                        where open_alert.detail <> excluded.detail
                            or open_alert.told_at < clock_timestamp() - make_interval(secs => ?)
                        returning clock_timestamp() as at
                        """)
                .params(cause.name(), run, detail, REPEAT_AFTER.toSeconds())
                .query((row, _) -> at(row))
                .optional()
                .ifPresent(at -> tell(new AlertRaised(cause, subject(cause), detail, null), at));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void resolve(AlertCause... causes) {
        jdbc.sql("delete from open_alert where cause = any(?) returning cause, clock_timestamp() as at")
                .param(Arrays.stream(causes).map(AlertCause::name).toArray(String[]::new))
                .query((row, _) -> new Over(AlertCause.valueOf(row.getString("cause")), at(row)))
                .list()
                .forEach(over -> tell(new AlertResolved(over.cause(), subject(over.cause())), over.at()));
    }

    /** Its readers go by its time, and who says the one and who the other may be two instances. */
    private void tell(Alert alert, Instant at) {
        var fact = facts.of(alert);
        outbox.addAll(List.of(new Fact<>(fact.id(), at, fact.source(), alert)));
    }

    /** By the database's clock, once the row is locked. */
    private static Instant at(ResultSet row) throws SQLException {
        return row.getObject("at", OffsetDateTime.class).toInstant();
    }

    /** The partner is read here and written to elsewhere: two matters, of which each is over by itself. */
    private static @Nullable String subject(AlertCause cause) {
        return switch (cause) {
            case PARTNER_UNAVAILABLE, CREDENTIALS_REFUSED -> "reading";
            default -> null;
        };
    }

    private record Over(AlertCause cause, Instant at) {}
}
