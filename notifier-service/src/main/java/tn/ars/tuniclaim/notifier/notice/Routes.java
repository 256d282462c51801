package tn.ars.tuniclaim.notifier.notice;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
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
        return changed().orElseGet(settings::configured);
    }

    /** With the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void change(NoticeRoutes routes, String by) {
        jdbc.sql("""
            insert into routes (routes, changed_by, changed_at) values (?, ?, ?)
            on conflict (only_one) do update set routes = excluded.routes, changed_by = excluded.changed_by,
                changed_at = excluded.changed_at\
            """)
                .params(json.writeValueAsString(routes), by, clock.instant().atOffset(UTC))
                .update();
        outbox.add(new NoticeRoutesChanged(routes, by));
    }

    /** For whoever shows them. */
    @EventListener(ApplicationReadyEvent.class)
    @Transactional
    public void tellThoseOfTheConfiguration() {
        if (changed().isEmpty()) {
            outbox.add(new NoticeRoutesChanged(settings.configured(), null));
        }
    }

    private Optional<NoticeRoutes> changed() {
        return jdbc.sql("select routes from routes")
                .query(String.class)
                .optional()
                .map(text -> json.readValue(text, NoticeRoutes.class));
    }
}
