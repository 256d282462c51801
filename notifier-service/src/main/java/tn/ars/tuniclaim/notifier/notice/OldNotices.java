package tn.ars.tuniclaim.notifier.notice;

import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tn.ars.tuniclaim.notifier.retention.Retention;

/** Forgets notices that were settled long ago, of incidents that were over long ago. */
@Repository
class OldNotices {

    private final JdbcClient jdbc;
    private final Retention retention;
    private final Clock clock;

    OldNotices(JdbcClient jdbc, Retention retention, Clock clock) {
        this.jdbc = jdbc;
        this.retention = retention;
        this.clock = clock;
    }

    /** A digest goes after all that it tells of. */
    void forget() {
        while (forgetSome() > 0) {}
    }

    private int forgetSome() {
        return jdbc.sql("""
            delete from notice where id in (
                select notice.id from notice left join incident on incident.id = notice.incident_id
                where notice.state in ('SENT', 'WITHHELD')
                    and coalesce(notice.settled_at, notice.created_at) < :cutoff
                    and (notice.incident_id is null or incident.resolved_at < :cutoff)
                    and not exists (select from notice told where told.instead_in = notice.id)
                limit :batch for update of notice skip locked)\
            """)
                .param("cutoff", retention.cutoff(clock.instant()))
                .param("batch", Retention.BATCH)
                .update();
    }
}
