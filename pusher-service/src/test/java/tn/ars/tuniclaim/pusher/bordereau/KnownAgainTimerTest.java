package tn.ars.tuniclaim.pusher.bordereau;

import static org.assertj.core.api.Assertions.assertThat;
import static tn.ars.tuniclaim.pusher.change.Changes.MIDNIGHT;
import static tn.ars.tuniclaim.pusher.change.Changes.aStatus;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import tn.ars.tuniclaim.event.ParkReason;
import tn.ars.tuniclaim.pusher.PusherDatabase;
import tn.ars.tuniclaim.pusher.change.Calls;
import tn.ars.tuniclaim.pusher.change.Change;
import tn.ars.tuniclaim.pusher.park.Park;
import tn.ars.tuniclaim.pusher.park.ParkInDatabase;

class KnownAgainTimerTest {

    private static final DataSource DATABASE = PusherDatabase.fresh();

    private final JdbcClient jdbc = JdbcClient.create(DATABASE);
    private final Park park =
            ParkInDatabase.of(DATABASE, Duration.ofSeconds(45), Clock.fixed(MIDNIGHT, ZoneOffset.UTC));
    private final KnownAgainTimer timer =
            new KnownAgainTimer(new JdbcBordereaux(jdbc, new JdbcTemplate(DATABASE)), park);

    @Test
    void sets_free_what_was_imported_by_whichever_name_it_waits_and_nothing_else() {
        var byReference = unknown("BRD-1");
        var byId = unknown("4711");
        var stillUnknown = unknown("BRD-3");
        timer.tick();
        assertThat(park.due(MIDNIGHT, 10)).isEmpty();

        jdbc.sql("insert into bordereau (reference, partner_id) values (?, null), ('BRD-2', ?)")
                .params(byReference.bordereau().value(), byId.bordereau().value())
                .update();
        timer.tick();
        assertThat(park.due(MIDNIGHT, 10))
                .containsExactlyInAnyOrder(byReference.bordereau(), byId.bordereau())
                .doesNotContain(stillUnknown.bordereau());
    }

    private Change unknown(String bordereau) {
        var change = aStatus("k-" + bordereau, bordereau, "BS-1", 1);
        park.add(change, Calls.answered(1), ParkReason.BORDEREAU_UNKNOWN, null);
        park.postpone(change.bordereau(), ParkReason.BORDEREAU_UNKNOWN, null);
        park.noteUnknown(change.bordereau());
        return change;
    }
}
