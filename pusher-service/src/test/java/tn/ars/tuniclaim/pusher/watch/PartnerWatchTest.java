package tn.ars.tuniclaim.pusher.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static tn.ars.tuniclaim.pusher.change.Changes.MIDNIGHT;
import static tn.ars.tuniclaim.pusher.change.Changes.aStatus;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.event.Alert;
import tn.ars.tuniclaim.event.Alert.AlertRaised;
import tn.ars.tuniclaim.event.Alert.AlertResolved;
import tn.ars.tuniclaim.event.AlertCause;
import tn.ars.tuniclaim.event.ParkReason;
import tn.ars.tuniclaim.pusher.PusherDatabase;
import tn.ars.tuniclaim.pusher.SettableClock;
import tn.ars.tuniclaim.pusher.change.Calls;
import tn.ars.tuniclaim.pusher.park.MemoryPark;
import tn.ars.tuniclaim.pusher.park.Park;
import tn.ars.tuniclaim.pusher.partner.Partner.Condition;

/** Instances on one database, each with a clock of its own. */
class PartnerWatchTest {

    private static final DataSource DATABASE = PusherDatabase.fresh();

    private final JdbcClient jdbc = JdbcClient.create(DATABASE);
    private final List<Told> told = new ArrayList<>();
    private final AtomicReference<Instant> now = new AtomicReference<>(MIDNIGHT);
    private final Park park = new MemoryPark(new SettableClock(now::get));

    private long supersededEachTime;

    private record Told(Alert alert, Instant at) {}

    @BeforeEach
    void startClean() {
        jdbc.sql("delete from outage").update();
    }

    @Test
    void what_is_wrong_again_is_told_with_a_later_time_than_its_end_whatever_the_clocks_say() {
        var ahead = instance(MIDNIGHT.plusSeconds(1));
        var behind = instance(MIDNIGHT);
        ahead.accept(Condition.UNAVAILABLE);
        ahead.accept(Condition.AVAILABLE);
        behind.accept(Condition.UNAVAILABLE);

        assertThat(words()).containsExactly("raised", "resolved", "raised");
        assertThat(told.stream().map(Told::at)).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void what_goes_on_is_told_again_by_one_of_them_every_now_and_then() {
        var one = instance(MIDNIGHT);
        var other = instance(MIDNIGHT);
        one.accept(Condition.UNAVAILABLE);
        other.accept(Condition.UNAVAILABLE);
        jdbc.sql("update outage set told_at = told_at - interval '59 minutes'").update();
        one.accept(Condition.UNAVAILABLE);
        assertThat(words()).containsExactly("raised");

        jdbc.sql("update outage set told_at = told_at - interval '2 minutes'").update();
        one.accept(Condition.UNAVAILABLE);
        other.accept(Condition.UNAVAILABLE);
        assertThat(words()).containsExactly("raised", "raised");
        assertThat(told.getLast().alert()).isEqualTo(told.getFirst().alert());
    }

    @Test
    void bordereaux_that_stay_unknown_are_told_of_again_with_one_of_them_named() {
        var unknown = new BordereauReference("BRD-1");
        park.add(aStatus("e1", "BRD-1", "BS-1", 1), Calls.answered(1), ParkReason.BORDEREAU_UNKNOWN, null);
        park.noteUnknown(unknown);
        instance(MIDNIGHT).accept(Condition.AVAILABLE);
        assertThat(told).isEmpty();

        now.set(MIDNIGHT.plus(Duration.ofHours(1)));
        instance(MIDNIGHT).accept(Condition.AVAILABLE);
        assertThat(told)
                .singleElement()
                .satisfies(one -> assertThat(one.alert()).isInstanceOfSatisfying(AlertRaised.class, raised -> {
                    assertThat(raised.cause()).isEqualTo(AlertCause.BORDEREAU_UNKNOWN);
                    assertThat(raised.bordereau()).isEqualTo(unknown);
                    assertThat(raised.detail()).contains("1", "BRD-1");
                }));
    }

    @Test
    void the_all_clear_says_how_many_changes_were_superseded_meanwhile_on_all_instances() {
        var one = instance(MIDNIGHT);
        var other = instance(MIDNIGHT);
        supersededEachTime = 7;
        one.accept(Condition.AVAILABLE);
        one.accept(Condition.UNAVAILABLE);
        supersededEachTime = 20;
        other.accept(Condition.UNAVAILABLE);
        supersededEachTime = 3;
        other.accept(Condition.AVAILABLE);

        assertThat(told.getLast().alert())
                .isInstanceOfSatisfying(
                        AlertResolved.class, over -> assertThat(over.detail()).contains("for 23 that"));
    }

    private List<String> words() {
        return told.stream()
                .map(one -> one.alert() instanceof AlertRaised ? "raised" : "resolved")
                .toList();
    }

    private Consumer<Condition> instance(Instant now) {
        var watch = new PartnerWatch(
                jdbc,
                (alert, at) -> told.add(new Told(alert, at)),
                park,
                new WatchProperties(Duration.ofMinutes(1), Duration.ofHours(1)),
                Clock.fixed(now, ZoneOffset.UTC));
        var transactions = new TransactionTemplate(new JdbcTransactionManager(DATABASE));
        return condition -> transactions.executeWithoutResult(_ -> watch.note(condition, now, supersededEachTime));
    }
}
