package tn.ars.tuniclaim.pusher.park;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static tn.ars.tuniclaim.pusher.change.Changes.MIDNIGHT;
import static tn.ars.tuniclaim.pusher.change.Changes.aStatus;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.event.ParkReason;
import tn.ars.tuniclaim.pusher.PusherDatabase;
import tn.ars.tuniclaim.pusher.change.Calls;

class JdbcParkTest implements ParkContract {

    private static final DataSource DATABASE = PusherDatabase.fresh();

    private final Park park = park(Duration.ofSeconds(45));

    @Override
    public Park park() {
        return park;
    }

    private static Park park(Duration claim) {
        return park(claim, MIDNIGHT);
    }

    private static Park park(Duration claim, Instant now) {
        return ParkInDatabase.of(DATABASE, claim, Clock.fixed(now, ZoneOffset.UTC));
    }

    @Test
    void what_can_no_longer_be_read_leaves_and_blocks_nothing() {
        var broken = aStatus("x1", "BRD-broken", "BS-1", 1);
        var next = aStatus("x2", "BRD-broken", "BS-2", 2);
        park.add(broken, Calls.answered(1), ParkReason.PARTNER_FAILING, MIDNIGHT);
        park.add(next, Calls.answered(0), ParkReason.BEHIND_ANOTHER, MIDNIGHT);
        var jdbc = JdbcClient.create(DATABASE);
        jdbc.sql("update parked set value = '' where fact_id = 'x1'").update();

        assertThat(park.waiting(next.bordereau())).containsExactly(new Parked(next, Calls.answered(0)));
        assertThat(jdbc.sql("select fact_id from parked where bordereau = 'BRD-broken'")
                        .query(String.class)
                        .list())
                .containsExactly("x2");
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
    void a_claim_that_is_given_back_while_its_lane_is_locked_is_free_once_the_lock_is_gone() {
        var bordereau = new BordereauReference("BRD-locked");
        var claim = park.claim(bordereau).orElseThrow();
        new TransactionTemplate(new JdbcTransactionManager(DATABASE)).executeWithoutResult(_ -> {
            JdbcClient.create(DATABASE)
                    .sql("select 1 from lane where bordereau = 'BRD-locked' for update")
                    .query(Integer.class)
                    .single();
            claim.close();
            assertThat(park.claim(bordereau)).isEmpty();
        });
        await().until(() -> park.claim(bordereau).isPresent());
    }

    @Test
    void a_claim_that_nobody_took_is_renewed_when_little_of_it_is_left() {
        var bordereau = new BordereauReference("BRD-renewed");
        var claim = park(Duration.ofSeconds(10)).claim(bordereau).orElseThrow();
        claim.hold();
        assertThat(park.claim(bordereau)).isEmpty();
    }

    @Test
    void the_times_of_unknown_bordereaux_are_in_order_whatever_the_clocks_of_two_instances_say() {
        var change = aStatus("c1", "BRD-clocks", "BS-1", 1);
        var behind = park(Duration.ofSeconds(45), MIDNIGHT.minusSeconds(1));
        var times = new ArrayList<Instant>();
        park.add(change, Calls.answered(1), ParkReason.BORDEREAU_UNKNOWN, MIDNIGHT);
        park.noteUnknown(change.bordereau()).ifPresent(times::add);
        park.recovered(change.bordereau());
        park.allKnownAgain().ifPresent(times::add);
        behind.noteUnknown(change.bordereau()).ifPresent(times::add);
        behind.stillUnknown(Duration.ZERO).ifPresent(still -> times.add(still.at()));
        behind.recovered(change.bordereau());
        park.allKnownAgain().ifPresent(times::add);

        assertThat(times).hasSize(5).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void what_waits_under_another_name_moves_in_slices_and_the_name_stays_until_the_last() {
        var reference = new BordereauReference("BRD-slices");
        var id = new BordereauReference("4712");
        IntStream.range(0, 201)
                .forEach(minute -> park.add(
                        aStatus("slice-" + minute, id.value(), "BS-1", minute),
                        Calls.answered(0),
                        ParkReason.BEHIND_ANOTHER,
                        MIDNIGHT));

        assertThat(park.rename(id, reference)).isFalse();
        assertThat(park.waiting(id))
                .containsExactly(new Parked(aStatus("slice-200", id.value(), "BS-1", 200), Calls.answered(0)));
        assertThat(park.due(MIDNIGHT, 1000)).contains(id, reference);
        assertThat(park.rename(id, reference)).isTrue();
        assertThat(park.due(MIDNIGHT, 1000)).contains(reference).doesNotContain(id);
        assertThat(park.waiting(reference))
                .first()
                .isEqualTo(new Parked(aStatus("slice-0", "BRD-slices", "BS-1", 0), Calls.answered(0)));
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
                        _ -> park.add(change, Calls.answered(0), ParkReason.BEHIND_ANOTHER, MIDNIGHT)));
                var settling = threads.submit(() -> transactions.executeWithoutResult(_ -> park.settle(bordereau)));
                adding.get();
                settling.get();

                assertThat(park.due(MIDNIGHT, 1000)).contains(bordereau);
                park.remove(List.of(change));
                park.settle(bordereau);
                assertThat(park.due(MIDNIGHT, 1000)).doesNotContain(bordereau);
            }
        }
        assertThat(List.copyOf(park.waiting(bordereau))).isEmpty();
    }
}
