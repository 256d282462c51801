package tn.ars.tuniclaim.pusher.park;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static tn.ars.tuniclaim.pusher.change.Changes.MIDNIGHT;
import static tn.ars.tuniclaim.pusher.change.Changes.aStatus;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.event.EventCodec;
import tn.ars.tuniclaim.event.ParkReason;
import tn.ars.tuniclaim.pusher.PusherDatabase;
import tools.jackson.databind.json.JsonMapper;

class JdbcParkTest implements ParkContract {

    private static final DataSource DATABASE = PusherDatabase.fresh();

    private final Park park = park(Duration.ofSeconds(45));

    @Override
    public Park park() {
        return park;
    }

    private static Park park(Duration claim) {
        return new JdbcPark(
                JdbcClient.create(DATABASE),
                new ParkedRecords(new EventCodec(), JsonMapper.shared()),
                new ParkProperties(claim, Duration.ofSeconds(20)),
                Clock.fixed(MIDNIGHT, ZoneOffset.UTC));
    }

    @Test
    void a_claim_whose_time_is_up_goes_to_the_next_and_its_old_holder_learns_of_it() {
        var bordereau = new BordereauReference("BRD-expired");
        var dead = park(Duration.ZERO).claim(bordereau).orElseThrow();

        try (var heir = park.claim(bordereau).orElseThrow()) {
            assertThatExceptionOfType(ClaimLost.class).isThrownBy(dead::hold);
            heir.hold();
        }
    }

    @Test
    void a_claim_that_nobody_took_is_renewed_when_little_of_it_is_left() {
        var bordereau = new BordereauReference("BRD-renewed");
        var claim = park(Duration.ofSeconds(10)).claim(bordereau).orElseThrow();
        claim.hold();
        assertThat(park.claim(bordereau)).isEmpty();
    }

    /** Additions and settling race for the same bordereau: whatever the order, what is parked must stay due. */
    @Test
    void nothing_that_is_added_while_the_holder_settles_is_forgotten() throws Exception {
        var bordereau = new BordereauReference("BRD-race");
        var transactions = new TransactionTemplate(new JdbcTransactionManager(DATABASE));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var round : IntStream.range(0, 30).toArray()) {
                var change = aStatus("race-" + round, "BRD-race", "BS-1", round);
                var adding = threads.submit(() -> transactions.executeWithoutResult(
                        _ -> park.add(change, 0, ParkReason.BEHIND_ANOTHER, MIDNIGHT)));
                var settling = threads.submit(() -> transactions.executeWithoutResult(_ -> park.settle(bordereau)));
                adding.get();
                settling.get();

                assertThat(park.due(MIDNIGHT, 1000)).contains(bordereau);
                park.remove(change);
                park.settle(bordereau);
                assertThat(park.due(MIDNIGHT, 1000)).doesNotContain(bordereau);
            }
        }
        assertThat(List.copyOf(park.waiting(bordereau))).isEmpty();
    }
}
