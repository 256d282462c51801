package tn.ars.tuniclaim.notifier.incident;

import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tn.ars.tuniclaim.notifier.retention.Retention;

/** Forgets incidents that were over long ago, once nothing is known any more of what people were told of them. */
@Repository
class OldIncidents {

    private final JdbcClient jdbc;
    private final Retention retention;
    private final Clock clock;

    OldIncidents(JdbcClient jdbc, Retention retention, Clock clock) {
        this.jdbc = jdbc;
        this.retention = retention;
        this.clock = clock;
    }

    void forget() {
        while (forgetSome() > 0) {}
    }

    private int forgetSome() {
        return jdbc.sql("""
            delete from incident where id in (
                select id from incident
                where resolved_at < :cutoff
                    and not exists (select from notice where notice.incident_id = incident.id)
                    and not exists (select from incident muted where muted.muted_by = incident.id)
                limit :batch for update skip locked)\
            """)
                .param("cutoff", retention.cutoff(clock.instant()))
                .param("batch", Retention.BATCH)
                .update();
    }
}
