package tn.ars.tuniclaim.notifier.command;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tn.ars.tuniclaim.event.IncidentEvent.IncidentCommandAnswered;
import tn.ars.tuniclaim.notifier.retention.Retention;
import tn.ars.tuniclaim.service.outbox.Outbox;

/** The commands that were obeyed, with their answers. */
@Repository
class Obeyed {

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final Retention retention;
    private final Clock clock;

    Obeyed(JdbcClient jdbc, Outbox outbox, Retention retention, Clock clock) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.retention = retention;
        this.clock = clock;
    }

    boolean isNew(String id) {
        return jdbc.sql("insert into obeyed (command_id, obeyed_at) values (?, ?) on conflict do nothing")
                        .params(id, clock.instant().atOffset(UTC))
                        .update()
                == 1;
    }

    void answer(IncidentCommandAnswered answer) {
        outbox.add(answer);
    }

    void forgetOld() {
        Retention.inBatches(this::forgetSome);
    }

    private int forgetSome() {
        return jdbc.sql("""
            delete from obeyed where command_id in (
                select command_id from obeyed where obeyed_at < ? limit ?)\
            """)
                .params(retention.cutoff(clock.instant()), Retention.BATCH)
                .update();
    }
}
