package tn.ars.tuniclaim.dashboard.push;

import static org.assertj.core.api.Assertions.assertThat;
import static tn.ars.tuniclaim.dashboard.Told.NOON;
import static tn.ars.tuniclaim.dashboard.Told.after;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.claim.NumeroBs;
import tn.ars.tuniclaim.dashboard.DashboardTest;
import tn.ars.tuniclaim.event.ParkReason;
import tn.ars.tuniclaim.event.PushKind;
import tn.ars.tuniclaim.event.PushResult.PushDelivered;
import tn.ars.tuniclaim.event.PushResult.PushParked;
import tn.ars.tuniclaim.event.PushResult.PushRefused;
import tn.ars.tuniclaim.event.PushResult.PushReleased;
import tn.ars.tuniclaim.event.PushResult.PushSetAside;
import tn.ars.tuniclaim.event.PushResult.PushSuperseded;
import tn.ars.tuniclaim.event.PushSubject;
import tn.ars.tuniclaim.service.intake.Received;

@DashboardTest
class RecordPushesTest {

    @Autowired
    RecordPushes recordPushes;

    @Autowired
    Pushes pushes;

    @Autowired
    JdbcClient jdbc;

    /** And leave none: other tests count what waits. */
    @BeforeEach
    @AfterEach
    void begin_with_none() {
        jdbc.sql("truncate push, push_tally, step").update();
    }

    @Test
    void counts_each_change_once_by_its_newest_result() {
        var parkedThenDelivered = subject(0);
        var parked = subject(-60);
        var told = List.of(
                after(1, new PushParked(parkedThenDelivered, ParkReason.PARTNER_FAILING, 3, null, NOON)),
                after(2, new PushParked(parked, ParkReason.BEHIND_ANOTHER, 0, null, NOON)),
                after(3, new PushDelivered(parkedThenDelivered, 4, Duration.ofMillis(80))),
                after(4, new PushRefused(subject(0), 422, "no")),
                after(5, new PushSuperseded(subject(0), "newer")),
                after(6, new PushDelivered(subject(0), 1, Duration.ofMillis(80))));
        recordPushes.record(told);
        told.reversed().forEach(alone -> recordPushes.record(List.of(alone)));

        assertThat(pushes.counts(NOON, NOON.plusSeconds(60)))
                .isEqualTo(new PushCounts(2, 1, 1, 1, NOON.minusSeconds(60)));
        assertThat(pushes.counts(NOON.plusSeconds(60), NOON.plusSeconds(120)).delivered())
                .isZero();
    }

    @Test
    void shows_what_the_partner_answered_until_a_newer_change_of_the_same_thing_is_delivered() {
        var refused = subject(0);
        var told = List.of(
                after(1, new PushDelivered(subject(-60), 1, Duration.ofMillis(80))),
                after(4, new PushRefused(refused, 422, "code\n inconnu\0 \"V9\"")),
                after(5, new PushRefused(subject(1), 400, null)));
        recordPushes.record(told);
        recordPushes.record(told);
        assertThat(pushes.refusals(20, true).newest())
                .containsExactly(
                        new Refusal("BRD-1", "1", PushKind.PAYMENT, "EXECUTE", NOON.plusSeconds(5), 400, null),
                        new Refusal(
                                "BRD-1",
                                "1",
                                PushKind.PAYMENT,
                                "EXECUTE",
                                NOON.plusSeconds(4),
                                422,
                                "code inconnu \"V9\""));
        assertThat(pushes.refusals(1, true)).satisfies(it -> {
            assertThat(it.newest()).hasSize(1);
            assertThat(it.others()).isOne();
        });
        assertThat(pushes.refusals(20, false).newest())
                .extracting(Refusal::answer)
                .containsOnlyNulls();

        var whole =
                new PushSubject("whole", refused.bordereau(), null, PushKind.PAYMENT, "EXECUTE", NOON.plusSeconds(9));
        recordPushes.record(List.of(after(9, new PushDelivered(whole, 1, Duration.ofMillis(80)))));
        assertThat(pushes.refusals(20, true).newest()).hasSize(2);
        recordPushes.record(List.of(after(10, new PushDelivered(subject(1), 1, Duration.ofMillis(80)))));
        assertThat(pushes.refusals(20, true).newest())
                .extracting(Refusal::httpStatus)
                .containsExactly(400);
        recordPushes.record(List.of(after(11, new PushDelivered(subject(2), 1, Duration.ofMillis(80)))));
        assertThat(pushes.refusals(20, true).newest()).isEmpty();
    }

    @Test
    void knows_a_refusal_as_made_good_that_is_told_of_after_the_newer_change() {
        recordPushes.record(List.of(after(1, new PushDelivered(subject(9), 1, Duration.ofMillis(80)))));
        recordPushes.record(List.of(after(2, new PushRefused(subject(0), 422, "no"))));
        assertThat(pushes.refusals(20, true).isEmpty()).isTrue();
        var again = after(3, new PushRefused(subject(10), 422, "no"));
        recordPushes.record(List.of(again, after(4, new PushDelivered(subject(11), 1, Duration.ofMillis(80)))));
        assertThat(pushes.refusals(20, true).isEmpty()).isTrue();
        recordPushes.record(List.of(again));
        assertThat(pushes.refusals(20, true).isEmpty()).isTrue();
    }

    @Test
    void names_the_bordereaux_that_changes_wait_for_the_newest_first_and_each_once() {
        recordPushes.record(List.of(
                after(1, unknown("BRD-1", "a")),
                after(2, unknown("BRD-2", "b")),
                after(3, unknown("BRD-1", "c")),
                after(4, unknown("BRD-3", "d")),
                after(5, new PushParked(change("BRD-4", "e"), ParkReason.BEHIND_ANOTHER, 0, null, NOON))));
        assertThat(pushes.unknownBordereaux(2)).isEqualTo(new Shortlist<>(List.of("BRD-3", "BRD-1"), 3));

        recordPushes.record(List.of(
                after(6, new PushDelivered(change("BRD-3", "d"), 2, Duration.ofMillis(80))),
                after(6, new PushRefused(change("BRD-2", "b"), 422, "no")),
                after(6, new PushParked(change("BRD-1", "a"), ParkReason.PARTNER_FAILING, 2, null, NOON)),
                after(6, new PushSuperseded(change("BRD-1", "c"), "a"))));
        assertThat(pushes.unknownBordereaux(2).isEmpty()).isTrue();
    }

    @Test
    void knows_a_change_by_its_newest_name() {
        var id = new PushSubject("fact", new BordereauReference("id-7"), null, PushKind.STATUS, "TRAITE", NOON);
        var reference = named(id, "BRD-7");
        recordPushes.record(List.of(after(1, new PushParked(id, ParkReason.BORDEREAU_UNKNOWN, 1, null, NOON))));
        recordPushes.record(List.of(after(2, new PushRefused(reference, 422, "no"))));
        var newer = new PushSubject(
                "newer", new BordereauReference("BRD-7"), null, PushKind.STATUS, "CLOTURE", NOON.plusSeconds(9));
        recordPushes.record(List.of(after(3, new PushDelivered(newer, 1, Duration.ofMillis(80)))));
        assertThat(pushes.refusals(20, true).newest()).isEmpty();
    }

    @Test
    void takes_the_newest_of_two_results_of_one_batch_whichever_partition_came_first() {
        var id = new PushSubject("fact", new BordereauReference("id-7"), null, PushKind.STATUS, "TRAITE", NOON);
        recordPushes.record(List.of(
                after(2, new PushRefused(named(id, "BRD-7"), 422, "no")),
                after(1, new PushParked(id, ParkReason.BORDEREAU_UNKNOWN, 1, null, NOON))));
        assertThat(pushes.refusals(20, true).newest())
                .extracting(Refusal::bordereau)
                .containsExactly("BRD-7");
    }

    @Test
    void forgets_old_changes_but_none_that_waits() {
        recordPushes.record(List.of(
                after(1, new PushParked(subject(0), ParkReason.BORDEREAU_UNKNOWN, 3, null, NOON)),
                after(1, new PushDelivered(subject(0), 1, Duration.ofMillis(80))),
                after(2, new PushDelivered(subject(0), 1, Duration.ofMillis(80)))));
        pushes.forgetBefore(NOON.plusSeconds(2));
        assertThat(outcomes()).containsExactly("DELIVERED", "WAITING");
    }

    @Test
    void forgets_nothing_that_somebody_has_to_act_on_or_that_nothing_was_told_of() {
        recordPushes.record(List.of(
                after(1, new PushRefused(change("BRD-1", "a"), 422, "no")),
                after(1, new PushSetAside(change("BRD-2", "b"), "bad")),
                after(1, new PushReleased(change("BRD-3", "c"), "command-1", "amira")),
                after(1, new PushRefused(subject(0), 422, "no")),
                after(2, new PushDelivered(subject(1), 1, Duration.ofMillis(80)))));
        pushes.forgetBefore(NOON.plusSeconds(9));
        assertThat(outcomes()).containsExactly("PENDING", "REFUSED", "SET_ASIDE");
    }

    @Test
    void finds_what_is_open_however_much_was_told_since() {
        var told = new ArrayList<Received>();
        told.add(after(1, new PushRefused(subject(0), 422, "no")));
        for (var i = 0; i < 50; i++) {
            told.add(after(2, new PushDelivered(change("BRD-1", "fact-" + i), 1, Duration.ofMillis(80))));
        }
        recordPushes.record(told);
        var telling = pushes.telling("BRD-1", null, false);
        assertThat(telling).extracting(Push::outcome).containsExactlyInAnyOrder(Outcome.REFUSED, Outcome.DELIVERED);
        var refused =
                telling.stream().filter(Push::needsSomebody).map(Push::factId).toList();
        assertThat(pushes.needingSomebody(List.of(refused.getFirst(), "fact-1")))
                .containsExactlyElementsOf(refused);
        assertThat(pushes.telling("BRD-1", "2", false)).noneMatch(Push::needsSomebody);
    }

    private List<String> outcomes() {
        return jdbc.sql("select outcome from push order by outcome")
                .query((row, _) -> row.getString("outcome"))
                .list();
    }

    @Test
    void counts_nothing_when_there_is_nothing() {
        assertThat(pushes.counts(NOON, NOON.plusSeconds(60))).isEqualTo(new PushCounts(0, 0, 0, 0, null));
    }

    private static PushParked unknown(String bordereau, String factId) {
        return new PushParked(change(bordereau, factId), ParkReason.BORDEREAU_UNKNOWN, 1, null, NOON);
    }

    private static PushSubject change(String bordereau, String factId) {
        return new PushSubject(factId, new BordereauReference(bordereau), null, PushKind.STATUS, "TRAITE", NOON);
    }

    private static PushSubject named(PushSubject push, String bordereau) {
        return new PushSubject(
                push.factId(),
                new BordereauReference(bordereau),
                push.bulletin(),
                push.kind(),
                push.state(),
                push.changedAt());
    }

    private static PushSubject subject(long decidedSecondsAfterNoon) {
        return new PushSubject(
                UUID.randomUUID().toString(),
                new BordereauReference("BRD-1"),
                new NumeroBs("1"),
                PushKind.PAYMENT,
                "EXECUTE",
                NOON.plusSeconds(decidedSecondsAfterNoon));
    }
}
