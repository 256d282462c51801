package tn.ars.tuniclaim.importer.run;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tn.ars.tuniclaim.event.Alert.AlertRaised;
import tn.ars.tuniclaim.event.Alert.AlertResolved;
import tn.ars.tuniclaim.event.AlertCause;
import tn.ars.tuniclaim.service.outbox.Outbox;

/** What this service told people is wrong; said to be over only where it was said to be wrong. */
@Repository
class OpenAlerts {

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final Clock clock;

    OpenAlerts(JdbcClient jdbc, Outbox outbox, Clock clock) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Told once, and again only when there is something else to tell. */
    @Transactional(propagation = Propagation.MANDATORY)
    void raise(AlertCause cause, String detail, UUID run) {
        var isNews = jdbc.sql("""
                                insert into open_alert (cause, raised_at, run_id, detail) values (?, ?, ?, ?)
                                on conflict (cause) do update set detail = excluded.detail
                                where open_alert.detail <> excluded.detail
                                """)
                        .params(cause.name(), clock.instant().atOffset(ZoneOffset.UTC), run, detail)
                        .update()
                > 0;
        if (isNews) {
            outbox.add(new AlertRaised(cause, subject(cause), detail, null));
        }
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void resolve(AlertCause... causes) {
        jdbc
                .sql("delete from open_alert where cause = any(?) returning cause")
                .param(Arrays.stream(causes).map(AlertCause::name).toArray(String[]::new))
                .query(String.class)
                .list()
                .stream()
                .map(AlertCause::valueOf)
                .forEach(cause -> outbox.add(new AlertResolved(cause, subject(cause))));
    }

    /** The partner is read here and written to elsewhere: two matters, of which each is over by itself. */
    private static @Nullable String subject(AlertCause cause) {
        return switch (cause) {
            case PARTNER_UNAVAILABLE, CREDENTIALS_REFUSED -> "reading";
            default -> null;
        };
    }
}
