package tn.ars.tuniclaim.notifier.notice;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tn.ars.tuniclaim.event.IncidentEvent.NoticeRoutesChanged;
import tn.ars.tuniclaim.event.NoticeRoutes;
import tn.ars.tuniclaim.service.outbox.Outbox;
import tools.jackson.databind.json.JsonMapper;

/** The routes that hold now, for all instances alike: those of the configuration until somebody changed them. */
@Component
public class Routes {

    private final JdbcClient jdbc;
    private final NoticeProperties settings;
    private final Outbox outbox;
    private final JsonMapper json;
    private final Clock clock;

    Routes(JdbcClient jdbc, NoticeProperties settings, Outbox outbox, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.outbox = outbox;
        this.json = json;
        this.clock = clock;
    }

    public NoticeRoutes current() {
        return stored().map(Stored::routes).orElseGet(settings::configured);
    }

    /** With the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void change(NoticeRoutes routes, String by) {
        var changedAt = afterTheLast(clock.instant());
        jdbc.sql("""
            insert into routes (routes, changed_by, changed_at) values (?, ?, ?)
            on conflict (only_one) do update set routes = excluded.routes, changed_by = excluded.changed_by,
                changed_at = excluded.changed_at\
            """)
                .params(json.writeValueAsString(routes), by, changedAt.atOffset(UTC))
                .update();
        outbox.add(new NoticeRoutesChanged(routes, by, changedAt));
    }

    /** Whoever shows them goes by this time, and instances may have clocks that differ. */
    private Instant afterTheLast(Instant now) {
        return stored().map(Stored::at)
                .filter(last -> !last.isBefore(now))
                .map(last -> last.plusMillis(1))
                .orElse(now);
    }

    /** For whoever shows them and has come late, or has forgotten. */
    @EventListener(ApplicationReadyEvent.class)
    @Transactional
    public void tell() {
        outbox.add(stored().map(it -> new NoticeRoutesChanged(it.routes(), it.by(), it.at()))
                .orElseGet(() -> new NoticeRoutesChanged(settings.configured(), null, null)));
    }

    private Optional<Stored> stored() {
        return jdbc.sql("select routes, changed_by, changed_at from routes")
                .query((row, _) -> new Stored(
                        json.readValue(row.getString("routes"), NoticeRoutes.class),
                        row.getString("changed_by"),
                        row.getObject("changed_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    private record Stored(NoticeRoutes routes, String by, Instant at) {}
}
