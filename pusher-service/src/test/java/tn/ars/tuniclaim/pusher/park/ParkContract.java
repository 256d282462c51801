package tn.ars.tuniclaim.pusher.park;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static tn.ars.tuniclaim.event.ParkReason.BEHIND_ANOTHER;
import static tn.ars.tuniclaim.event.ParkReason.BORDEREAU_UNKNOWN;
import static tn.ars.tuniclaim.event.ParkReason.PARTNER_FAILING;
import static tn.ars.tuniclaim.pusher.change.Changes.MIDNIGHT;
import static tn.ars.tuniclaim.pusher.change.Changes.aPayment;
import static tn.ars.tuniclaim.pusher.change.Changes.aStatus;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.pusher.change.Calls;

/** What every park must do. Each test has a bordereau of its own. */
interface ParkContract {

    Instant SOON = MIDNIGHT.plusSeconds(5);
    Instant LATER = MIDNIGHT.plusSeconds(3600);

    Park park();

    @Test
    default void gives_a_claim_to_one_at_a_time() {
        var bordereau = new BordereauReference("BRD-claim");
        var first = park().claim(bordereau).orElseThrow();
        assertThat(park().claim(bordereau)).isEmpty();
        first.hold();
        first.close();

        try (var second = park().claim(bordereau).orElseThrow()) {
            first.close();
            assertThat(park().claim(bordereau)).isEmpty();
            assertThat(second.failures()).isZero();
        }
    }

    @Test
    default void keeps_changes_in_order_of_their_time_whenever_they_were_added() {
        var bordereau = new BordereauReference("BRD-order");
        park().add(aPayment("o2", "BRD-order", "BS-1", 2), Calls.answered(3), PARTNER_FAILING, SOON);
        park().add(aStatus("o3", "BRD-order", "BS-1", 3), Calls.answered(0), BEHIND_ANOTHER, SOON);
        park().add(aStatus("o1", "BRD-order", null, 1), Calls.answered(0), BEHIND_ANOTHER, SOON);

        assertThat(park().waiting(bordereau))
                .containsExactly(
                        new Parked(aStatus("o1", "BRD-order", null, 1), Calls.answered(0)),
                        new Parked(aPayment("o2", "BRD-order", "BS-1", 2), Calls.answered(3)),
                        new Parked(aStatus("o3", "BRD-order", "BS-1", 3), Calls.answered(0)));
    }

    @Test
    default void adding_again_counts_the_attempts_and_adds_nothing() {
        var change = aStatus("a1", "BRD-again", "BS-1", 1);
        park().add(change, Calls.answered(3), PARTNER_FAILING, SOON);
        park().add(change, Calls.answered(6), PARTNER_FAILING, SOON);
        park().add(change, Calls.answered(0), BEHIND_ANOTHER, SOON);

        assertThat(park().waiting(change.bordereau())).containsExactly(new Parked(change, Calls.answered(6)));
    }

    @Test
    default void is_due_when_its_time_has_come_and_nobody_is_at_it() {
        var change = aStatus("d1", "BRD-due", "BS-1", 1);
        park().add(change, Calls.answered(0), PARTNER_FAILING, SOON);
        assertThat(due(SOON.minusSeconds(1))).doesNotContain(change.bordereau());
        assertThat(due(SOON)).contains(change.bordereau());

        try (var claim = park().claim(change.bordereau()).orElseThrow()) {
            assertThat(claim.due()).isEqualTo(SOON);
            assertThat(due(SOON)).doesNotContain(change.bordereau());
        }
        await().untilAsserted(() -> assertThat(due(SOON)).contains(change.bordereau()));
    }

    @Test
    default void what_joins_behind_neither_puts_off_nor_hurries_what_is_ahead() {
        var bordereau = new BordereauReference("BRD-join");
        park().add(aStatus("j1", "BRD-join", "BS-1", 1), Calls.answered(3), PARTNER_FAILING, SOON);
        park().add(aStatus("j2", "BRD-join", "BS-2", 2), Calls.answered(0), BEHIND_ANOTHER, LATER);
        assertThat(due(SOON)).contains(bordereau);

        park().postpone(bordereau, PARTNER_FAILING, LATER);
        park().add(aStatus("j3", "BRD-join", "BS-3", 3), Calls.answered(0), BEHIND_ANOTHER, SOON);
        assertThat(due(SOON)).doesNotContain(bordereau);
    }

    @Test
    default void postpones_and_counts_failures_until_the_first_in_line_came_through() {
        var change = aStatus("p1", "BRD-postpone", "BS-1", 1);
        var bordereau = change.bordereau();
        park().add(change, Calls.answered(3), BORDEREAU_UNKNOWN, SOON);
        park().postpone(bordereau, BORDEREAU_UNKNOWN, LATER);
        park().postpone(bordereau, BORDEREAU_UNKNOWN, LATER);
        assertThat(due(SOON)).doesNotContain(bordereau);
        try (var claim = park().claim(bordereau).orElseThrow()) {
            assertThat(claim.failures()).isEqualTo(2);
            assertThat(claim.reason()).isEqualTo(BORDEREAU_UNKNOWN);
        }

        park().recovered(bordereau);
        try (var claim = park().claim(bordereau).orElseThrow()) {
            assertThat(claim.failures()).isZero();
            assertThat(claim.reason()).isNull();
        }
    }

    @Test
    default void what_waits_under_one_name_waits_under_the_other_and_the_first_is_forgotten() {
        var bordereau = new BordereauReference("BRD-name");
        var id = new BordereauReference("4711");
        park().add(aStatus("w2", "4711", "BS-1", 2), Calls.answered(2), BORDEREAU_UNKNOWN, LATER);
        park().add(aPayment("w3", "4711", null, 3), Calls.answered(0), BEHIND_ANOTHER, LATER);
        park().noteUnknown(id);
        try (var claim = park().claim(bordereau).orElseThrow();
                var other = park().claim(id).orElseThrow()) {
            assertThat(claim.due()).isNull();
            park().add(aStatus("w1", "BRD-name", null, 1), Calls.answered(0), BEHIND_ANOTHER, SOON);
            while (!park().rename(id, bordereau)) {
                claim.hold();
                other.hold();
            }
            assertThat(other.due()).isEqualTo(LATER);
        }

        assertThat(park().waiting(id)).isEmpty();
        assertThat(park().waiting(bordereau))
                .containsExactly(
                        new Parked(aStatus("w1", "BRD-name", null, 1), Calls.answered(0)),
                        new Parked(aStatus("w2", "BRD-name", "BS-1", 2), Calls.answered(2)),
                        new Parked(aPayment("w3", "BRD-name", null, 3), Calls.answered(0)));
        await().untilAsserted(() -> assertThat(due(SOON)).contains(bordereau));
        assertThat(park().allKnownAgain()).isPresent();
    }

    @Test
    default void settles_only_when_nothing_waits_any_more() {
        var change = aStatus("s1", "BRD-settle", "BS-1", 1);
        park().add(change, Calls.answered(0), PARTNER_FAILING, SOON);
        park().settle(change.bordereau());
        assertThat(due(SOON)).contains(change.bordereau());

        park().remove(List.of(change));
        park().settle(change.bordereau());
        assertThat(due(LATER)).doesNotContain(change.bordereau());
    }

    @Test
    default void hastens_what_failed_before_then_and_not_what_was_tried_since() {
        var failing = aStatus("h1", "BRD-hasten-1", "BS-1", 1);
        var unknown = aStatus("h2", "BRD-hasten-2", "BS-1", 1);
        park().add(failing, Calls.answered(3), PARTNER_FAILING, LATER);
        park().postpone(failing.bordereau(), PARTNER_FAILING, LATER);
        park().add(unknown, Calls.answered(1), BORDEREAU_UNKNOWN, LATER);
        park().postpone(unknown.bordereau(), BORDEREAU_UNKNOWN, LATER);

        park().hastenFailing(MIDNIGHT, 1000);
        assertThat(due(SOON)).doesNotContain(failing.bordereau());
        park().hastenFailing(SOON, 0);
        assertThat(due(SOON)).doesNotContain(failing.bordereau());
        park().hastenFailing(SOON, 1000);
        assertThat(due(SOON)).contains(failing.bordereau()).doesNotContain(unknown.bordereau());
        park().remove(List.of(failing));
        park().settle(failing.bordereau());
    }

    @Test
    default void an_unknown_bordereau_is_not_due_before_it_is_set_free_whatever_joins_or_leaves() {
        var unknown = aStatus("u1", "BRD-unknown-1", "BS-1", 1);
        var failing = aStatus("u2", "BRD-unknown-2", "BS-1", 1);
        park().add(unknown, Calls.answered(1), BORDEREAU_UNKNOWN, null);
        park().postpone(unknown.bordereau(), BORDEREAU_UNKNOWN, null);
        assertThat(park().noteUnknown(unknown.bordereau())).isPresent();
        park().remove(List.of(unknown));
        park().settle(unknown.bordereau());
        assertThat(park().allKnownAgain()).isPresent();
        park().add(unknown, Calls.NONE, BORDEREAU_UNKNOWN, SOON);
        assertThat(due(LATER)).doesNotContain(unknown.bordereau());
        try (var claim = park().claim(unknown.bordereau()).orElseThrow()) {
            assertThat(claim.isUnknown()).isTrue();
            assertThat(claim.due()).isNull();
        }
        park().add(failing, Calls.answered(3), PARTNER_FAILING, LATER);
        park().postpone(failing.bordereau(), PARTNER_FAILING, LATER);

        park().setFree(List.of(unknown.bordereau(), failing.bordereau()));
        await().untilAsserted(() -> assertThat(due(SOON)).contains(unknown.bordereau()));
        assertThat(due(SOON)).doesNotContain(failing.bordereau());
        try (var claim = park().claim(unknown.bordereau()).orElseThrow()) {
            assertThat(claim.isUnknown()).isFalse();
        }
    }

    /** Who looked for the import before it came parks after it came, and nobody sets free what is free. */
    @Test
    default void what_joins_without_a_date_once_its_bordereau_was_set_free_is_due() {
        var late = aStatus("l1", "BRD-late", "BS-1", 1);
        park().add(late, Calls.answered(1), BORDEREAU_UNKNOWN, null);
        park().postpone(late.bordereau(), BORDEREAU_UNKNOWN, null);
        park().noteUnknown(late.bordereau());
        park().remove(List.of(late));
        park().settle(late.bordereau());
        park().setFree(List.of(late.bordereau()));
        assertThat(park().allKnownAgain()).isPresent();

        park().add(late, Calls.NONE, BORDEREAU_UNKNOWN, null);
        assertThat(due(SOON)).contains(late.bordereau());
    }

    @Test
    default void all_are_known_again_once_when_the_last_unknown_one_has_come_through() {
        var first = aStatus("k1", "BRD-known-1", "BS-1", 1);
        var last = aStatus("k2", "BRD-known-2", "BS-1", 1);
        assertThat(park().allKnownAgain()).isEmpty();
        park().add(first, Calls.answered(1), BORDEREAU_UNKNOWN, LATER);
        park().add(last, Calls.answered(1), BORDEREAU_UNKNOWN, LATER);
        assertThat(park().noteUnknown(first.bordereau())).isPresent();
        assertThat(park().noteUnknown(first.bordereau())).isEmpty();
        assertThat(park().noteUnknown(last.bordereau())).isPresent();

        park().recovered(first.bordereau());
        assertThat(park().allKnownAgain()).isEmpty();
        park().remove(List.of(last));
        park().settle(last.bordereau());
        assertThat(park().allKnownAgain()).isPresent();
        assertThat(park().allKnownAgain()).isEmpty();
    }

    @Test
    default void what_is_still_unknown_is_answered_after_a_silence() {
        var unknown = List.of(aStatus("n1", "BRD-still-1", "BS-1", 1), aStatus("n2", "BRD-still-2", "BS-1", 1));
        unknown.forEach(change -> {
            park().add(change, Calls.answered(1), BORDEREAU_UNKNOWN, LATER);
            park().noteUnknown(change.bordereau());
        });
        assertThat(park().stillUnknown(Duration.ofHours(1))).isEmpty();

        assertThat(park().stillUnknown(Duration.ZERO)).hasValueSatisfying(still -> {
            assertThat(still.bordereaux()).isEqualTo(2);
            assertThat(still.one()).isEqualTo(new BordereauReference("BRD-still-1"));
        });
        assertThat(park().stillUnknown(Duration.ofHours(1))).isEmpty();

        unknown.forEach(change -> park().recovered(change.bordereau()));
        assertThat(park().stillUnknown(Duration.ZERO)).isEmpty();
        assertThat(park().allKnownAgain()).isPresent();
    }

    private List<BordereauReference> due(Instant now) {
        return park().due(now, 1000);
    }
}
