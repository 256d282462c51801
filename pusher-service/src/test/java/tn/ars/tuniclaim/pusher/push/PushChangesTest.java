package tn.ars.tuniclaim.pusher.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static tn.ars.tuniclaim.pusher.change.Changes.MIDNIGHT;
import static tn.ars.tuniclaim.pusher.change.Changes.aPayment;
import static tn.ars.tuniclaim.pusher.change.Changes.aStatus;
import static tn.ars.tuniclaim.pusher.push.FakePartner.ACCEPTED;
import static tn.ars.tuniclaim.pusher.push.FakePartner.FAILING;
import static tn.ars.tuniclaim.pusher.push.FakePartner.NOT_FOUND;
import static tn.ars.tuniclaim.pusher.push.FakePartner.REFUSED;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import org.junit.jupiter.api.Test;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.event.Alert.AlertRaised;
import tn.ars.tuniclaim.event.AlertCause;
import tn.ars.tuniclaim.event.PushResult;
import tn.ars.tuniclaim.pusher.change.Calls;
import tn.ars.tuniclaim.pusher.partner.Answer;
import tn.ars.tuniclaim.pusher.partner.PartnerUnavailable;

class PushChangesTest {

    private static final String BRD = "BRD-1";

    private final Workbench bench = new Workbench();

    @Test
    void tells_the_partner_in_the_order_in_which_it_happened() {
        bench.push(aPayment("e3", BRD, "BS-1", 3), aStatus("e1", BRD, "BS-1", 1), aStatus("e2", BRD, null, 2));

        assertThat(bench.partner.takenIds()).containsExactly("e1", "e2", "e3");
        assertThat(bench.results.ends())
                .containsExactly("e1 delivered after 1", "e2 delivered after 1", "e3 delivered after 1");
    }

    @Test
    void tells_the_partner_once_when_kafka_delivers_twice() {
        var change = aStatus("e1", BRD, "BS-1", 1);
        bench.push(change, change);
        bench.push(change);

        assertThat(bench.partner.takenIds()).containsExactly("e1");
        assertThat(bench.results.ends()).containsExactly("e1 delivered after 1");
        assertThat(bench.count("tuniclaim.pusher.changes", "outcome", "duplicate"))
                .isEqualTo(2);
    }

    @Test
    void an_older_change_never_follows_a_newer_one_of_the_same_thing() {
        bench.push(aStatus("newer", BRD, "BS-1", 5), aPayment("paid", BRD, "BS-1", 5));
        bench.push(
                aStatus("older", BRD, "BS-1", 4),
                aPayment("earlier", BRD, "BS-1", 4),
                aStatus("other", BRD, "BS-2", 4));

        assertThat(bench.partner.takenIds()).containsExactly("newer", "paid", "other");
        assertThat(bench.results.ends()).contains("older superseded by newer", "earlier superseded by paid");
    }

    @Test
    void of_several_statuses_of_one_thing_at_hand_only_the_newest_is_told_but_every_payment() {
        bench.push(
                aStatus("s1", BRD, "BS-1", 1),
                aPayment("p1", BRD, "BS-1", 2),
                aStatus("s2", BRD, "BS-1", 3),
                aPayment("p2", BRD, "BS-1", 4),
                aStatus("s3", BRD, "BS-1", 5));

        assertThat(bench.partner.takenIds()).containsExactly("p1", "p2", "s3");
        assertThat(bench.results.ends()).startsWith("s1 superseded by s3", "s2 superseded by s3");
    }

    @Test
    void a_failing_change_is_parked_and_what_follows_in_its_bordereau_waits_behind_it() {
        failOnce();
        bench.push(aStatus("e1", BRD, "BS-1", 1), aStatus("e2", BRD, "BS-2", 2));
        bench.push(aPayment("e3", BRD, "BS-1", 3));
        assertThat(bench.partner.takenIds()).isEmpty();
        assertThat(bench.waiting(BRD)).containsExactly("e1", "e2", "e3");

        bench.drain(BRD);
        assertThat(bench.partner.takenIds()).containsExactly("e1", "e2", "e3");
        assertThat(bench.waiting(BRD)).isEmpty();
        assertThat(bench.results.ends())
                .containsExactly(
                        "e1 parked PARTNER_FAILING",
                        "e2 parked BEHIND_ANOTHER",
                        "e3 parked BEHIND_ANOTHER",
                        "e1 delivered after 4",
                        "e2 delivered after 1",
                        "e3 delivered after 1");
    }

    @Test
    void a_newer_status_takes_the_place_of_the_parked_one_and_payments_all_stay() {
        failOnce();
        bench.push(aStatus("s1", BRD, "BS-1", 1), aPayment("p1", BRD, "BS-1", 2));
        bench.push(aStatus("s2", BRD, "BS-1", 3), aPayment("p2", BRD, "BS-1", 4));
        assertThat(bench.waiting(BRD)).containsExactly("p1", "s2", "p2");

        bench.drain(BRD);
        assertThat(bench.partner.takenIds()).containsExactly("p1", "s2", "p2");
        assertThat(bench.results.ends()).contains("s1 superseded by s2");
    }

    @Test
    void an_older_payment_does_not_follow_a_parked_one_that_may_have_reached_the_partner() {
        failOnce();
        bench.push(aPayment("tried", BRD, "BS-1", 5));
        bench.push(aPayment("late", BRD, "BS-1", 4));
        bench.drain(BRD);

        assertThat(bench.partner.takenIds()).containsExactly("tried");
        assertThat(bench.results.ends()).contains("late superseded by tried");
    }

    @Test
    void a_parked_change_that_kafka_brings_again_is_recognised() {
        failOnce();
        var change = aStatus("e1", BRD, "BS-1", 1);
        bench.push(change);
        bench.push(change);
        bench.drain(BRD);

        assertThat(bench.partner.takenIds()).containsExactly("e1");
        assertThat(bench.results.ends()).containsExactly("e1 parked PARTNER_FAILING", "e1 delivered after 4");
    }

    @Test
    void waits_longer_after_each_failure_and_not_before_its_time() {
        bench.partner.answers(_ -> FAILING);
        bench.push(aStatus("e1", BRD, "BS-1", 1));
        assertThat(bench.park.due(MIDNIGHT.plusSeconds(3), 10)).isEmpty();
        assertThat(bench.park.due(MIDNIGHT.plusSeconds(5), 10)).hasSize(1);

        bench.drain(BRD);
        bench.drain(BRD);
        assertThat(bench.park.due(MIDNIGHT.plusSeconds(15), 10)).isEmpty();
        assertThat(bench.park.due(MIDNIGHT.plusSeconds(20), 10)).hasSize(1);
    }

    @Test
    void keeps_to_what_the_partner_asked_for() {
        bench.partner.answers(_ -> new Answer.Failing("HTTP 429", Duration.ofMinutes(10), Calls.answered(1)));
        bench.push(aStatus("e1", BRD, "BS-1", 1));

        assertThat(bench.park.due(MIDNIGHT.plusSeconds(599), 10)).isEmpty();
        assertThat(bench.park.due(MIDNIGHT.plusSeconds(600), 10)).hasSize(1);
    }

    @Test
    void a_refused_change_goes_to_the_dead_letters_and_the_lane_goes_on() {
        bench.partner.answers(change -> change.id().equals("e1") ? REFUSED : ACCEPTED);
        bench.push(aStatus("e1", BRD, "BS-1", 1), aStatus("e2", BRD, "BS-2", 2));
        bench.push(aStatus("e1", BRD, "BS-1", 1));

        assertThat(bench.partner.takenIds()).containsExactly("e2");
        assertThat(bench.results.ends()).containsExactly("e1 refused 422", "e2 delivered after 1");
        assertThat(bench.results.setAside()).containsExactly("e1: the partner refused it with HTTP 422");
        assertThat(bench.givenUp.kept()).containsExactly("e1 REFUSED");
        assertThat(raised(AlertCause.PUSH_REFUSED))
                .singleElement()
                .satisfies(alert -> assertThat(alert.detail())
                        .contains("BRD-1", "BS-1", "422")
                        .doesNotContain("code inconnu"));
    }

    @Test
    void what_cannot_be_handled_is_set_aside_and_the_lane_goes_on() {
        bench.partner.answers(change -> {
            if (change.id().equals("e1")) {
                throw new ArithmeticException("a fault of our own");
            }
            return ACCEPTED;
        });
        bench.push(aStatus("e1", BRD, "BS-1", 1), aStatus("e2", BRD, "BS-2", 2));

        assertThat(bench.partner.takenIds()).containsExactly("e2");
        assertThat(bench.results.setAside())
                .containsExactly("e1: it was read but could not be handled (ArithmeticException)");
        assertThat(bench.givenUp.kept()).containsExactly("e1 SET_ASIDE");
        assertThat(bench.results.ends())
                .containsExactly(
                        "e1 set aside: it was read but could not be handled (ArithmeticException)",
                        "e2 delivered after 1");
        assertThat(raised(AlertCause.RECORD_UNREADABLE)).hasSize(1);
    }

    @Test
    void what_cannot_even_be_kept_is_among_the_dead_letters_and_people_are_told() {
        bench.givenUp.refuses();
        bench.spoils("spoilt");
        bench.push(aStatus("e1", BRD, "BS-1", 1), aStatus("spoilt", BRD, "BS-2", 2));

        assertThat(bench.partner.takenIds()).containsExactly("e1");
        assertThat(bench.results.setAside()).hasSize(1);
        assertThat(raised(AlertCause.RECORD_UNREADABLE)).hasSize(1);
        assertThat(bench.results.ends()).containsExactly("e1 delivered after 1");
    }

    @Test
    void a_change_that_spoils_its_lane_is_set_aside_alone_and_the_others_go_on() {
        bench.spoils("spoilt");
        bench.push(aStatus("e1", BRD, "BS-1", 1), aStatus("spoilt", BRD, "BS-2", 2), aStatus("e3", BRD, "BS-3", 3));

        assertThat(bench.partner.takenIds()).containsExactly("e1", "e3");
        assertThat(bench.results.setAside())
                .containsExactly("spoilt: it was read but could not be handled (IllegalStateException)");
        assertThat(bench.givenUp.kept()).containsExactly("spoilt SET_ASIDE");
        assertThat(raised(AlertCause.RECORD_UNREADABLE)).hasSize(1);
        assertThat(bench.inFlight()).isZero();
    }

    @Test
    void a_change_of_a_bordereau_nobody_knows_waits_for_its_import() {
        bench.partner.answers(_ -> NOT_FOUND);
        bench.push(aStatus("e1", BRD, "BS-1", 1));
        bench.drain(BRD);
        assertThat(bench.partner.paths()).containsOnly(BRD);
        assertThat(raised(AlertCause.BORDEREAU_UNKNOWN)).hasSize(1);

        bench.partner.answers(_ -> FAILING);
        bench.drain(BRD);
        bench.partner.answers(_ -> NOT_FOUND);
        bench.drain(BRD);
        assertThat(raised(AlertCause.BORDEREAU_UNKNOWN)).singleElement().satisfies(alert -> {
            assertThat(alert.subject()).isNull();
            assertThat(alert.bordereau()).isEqualTo(new BordereauReference(BRD));
        });
        assertThat(bench.park.allKnownAgain()).isEmpty();

        bench.imported(BRD);
        bench.partner.answers(_ -> ACCEPTED);
        bench.drain(BRD);
        assertThat(bench.partner.paths()).last().isEqualTo("id-of-BRD-1");
        assertThat(bench.results.ends())
                .containsExactly(
                        "e1 parked BORDEREAU_UNKNOWN",
                        "e1 parked BORDEREAU_UNKNOWN",
                        "e1 parked PARTNER_FAILING",
                        "e1 parked BORDEREAU_UNKNOWN",
                        "e1 delivered after 7");
        assertThat(bench.park.allKnownAgain()).isPresent();
    }

    @Test
    void the_partner_is_asked_once_about_a_bordereau_that_nobody_knows_whatever_follows_of_it() {
        bench.partner.answers(_ -> NOT_FOUND);
        bench.push(aStatus("e1", BRD, "BS-1", 1), aStatus("e2", BRD, "BS-2", 2));
        bench.push(aPayment("e3", BRD, "BS-1", 3));
        bench.push(aStatus("e4", BRD, "BS-1", 4));
        assertThat(bench.park.due(MIDNIGHT.plus(Duration.ofDays(30)), 10)).isEmpty();
        assertThat(bench.partner.paths()).containsExactly(BRD);
        assertThat(bench.results.ends())
                .containsExactly(
                        "e1 parked BORDEREAU_UNKNOWN",
                        "e2 parked BORDEREAU_UNKNOWN",
                        "e3 parked BORDEREAU_UNKNOWN",
                        "e1 superseded by e4",
                        "e4 parked BORDEREAU_UNKNOWN");

        bench.partner.answers(_ -> ACCEPTED);
        bench.imported(BRD);
        assertThat(bench.park.due(bench.clock.instant(), 10)).hasSize(1);
        bench.drain(BRD);
        assertThat(bench.partner.takenIds()).containsExactly("e2", "e3", "e4");
        assertThat(bench.partner.paths()).containsOnly(BRD, "id-of-BRD-1");
    }

    @Test
    void payments_are_merged_only_where_the_settings_say_so() {
        var merging = new Workbench(true);
        merging.push(aPayment("p1", BRD, "BS-1", 1), aPayment("p2", BRD, "BS-1", 2), aPayment("p3", BRD, "BS-2", 3));

        assertThat(merging.partner.takenIds()).containsExactly("p2", "p3");
        assertThat(merging.results.ends()).contains("p1 superseded by p2");
    }

    @Test
    void calls_without_an_answer_are_told_of_in_all() {
        var answers = new ArrayDeque<Answer>(List.of(
                new Answer.Failing("no answer in time", null, new Calls(3, 2)),
                new Answer.Accepted(200, new Calls(2, 1), Duration.ZERO)));
        bench.partner.answers(_ -> answers.remove());
        bench.push(aStatus("e1", BRD, "BS-1", 1));
        bench.drain(BRD);

        assertThat(bench.results.events())
                .hasSize(2)
                .first()
                .isInstanceOfSatisfying(
                        PushResult.PushParked.class,
                        parked -> assertThat(parked.unanswered()).isEqualTo(2));
        assertThat(bench.results.events().getLast())
                .isInstanceOfSatisfying(PushResult.PushDelivered.class, delivered -> {
                    assertThat(delivered.attempts()).isEqualTo(5);
                    assertThat(delivered.unanswered()).isEqualTo(3);
                });
    }

    @Test
    void an_import_that_comes_after_the_look_at_the_names_is_noticed_in_the_lane() {
        bench.push(aStatus("newer", BRD, "BS-1", 2));
        bench.imported(BRD);
        bench.push(aStatus("older", "id-of-BRD-1", "BS-1", 1), aStatus("other", "id-of-BRD-1", "BS-2", 3));

        assertThat(bench.partner.takenIds()).containsExactly("newer", "other");
        assertThat(bench.results.ends()).contains("older superseded by newer");
        assertThat(bench.results.bordereaux()).containsOnly(BRD);
    }

    @Test
    void while_somebody_speaks_under_the_other_name_the_bordereau_waits() {
        try (var early = bench.park.claim(new BordereauReference("id-of-BRD-1")).orElseThrow()) {
            early.hold();
            bench.imported(BRD);
            bench.push(aStatus("e1", BRD, "BS-1", 1));
            bench.drain(BRD);
            assertThat(bench.partner.paths()).isEmpty();
        }
        bench.drain("id-of-BRD-1");
        assertThat(bench.partner.takenIds()).containsExactly("e1");
    }

    @Test
    void what_waits_under_the_other_name_keeps_its_place_among_those_under_the_reference() {
        bench.partner.answers(_ -> NOT_FOUND);
        bench.push(aPayment("p1", "id-of-BRD-1", "BS-1", 1), aStatus("s1", "id-of-BRD-1", "BS-1", 3));
        bench.push(aPayment("p2", BRD, "BS-1", 2), aStatus("s2", BRD, "BS-1", 4));
        bench.imported(BRD);
        bench.partner.answers(_ -> ACCEPTED);
        bench.push(aStatus("s3", BRD, "BS-2", 5));
        bench.drain(BRD);

        assertThat(bench.partner.takenIds()).containsExactly("p1", "p2", "s2", "s3");
        assertThat(bench.results.ends()).contains("s1 superseded by s2");
        assertThat(bench.waiting("id-of-BRD-1")).isEmpty();
        assertThat(bench.park.allKnownAgain()).isPresent();
    }

    @Test
    void all_that_waits_under_the_other_name_is_gathered_before_anything_is_told() {
        bench.partner.answers(_ -> NOT_FOUND);
        bench.push(aPayment("p1", "id-of-BRD-1", "BS-1", 1), aPayment("p3", "id-of-BRD-1", "BS-3", 3));
        bench.push(aPayment("p2", "id-of-BRD-1", "BS-2", 2));
        bench.push(aPayment("p4", BRD, "BS-4", 4));
        bench.imported(BRD);
        bench.partner.answers(_ -> ACCEPTED);
        bench.drain(BRD);

        assertThat(bench.partner.takenIds()).containsExactly("p1", "p2", "p3", "p4");
    }

    @Test
    void not_found_is_a_refusal_when_the_bordereau_was_imported() {
        bench.imported(BRD);
        bench.partner.answers(_ -> NOT_FOUND);
        bench.push(aStatus("e1", BRD, "BS-404", 1));

        assertThat(bench.results.ends()).containsExactly("e1 refused 404");
    }

    @Test
    void while_the_partner_is_left_alone_nothing_is_tried_and_nothing_is_lost() {
        bench.partner.available(false);
        var change = aStatus("e1", BRD, "BS-1", 1);
        assertThatExceptionOfType(PartnerUnavailable.class).isThrownBy(() -> bench.push(change));
        assertThat(bench.partner.paths()).isEmpty();
        assertThat(bench.results.events()).isEmpty();

        bench.partner.available(true);
        bench.push(change);
        assertThat(bench.partner.takenIds()).containsExactly("e1");
    }

    @Test
    void while_the_partner_is_left_alone_what_a_newer_status_makes_pointless_comes_to_its_end() {
        var before = aStatus("before", BRD, "BS-1", 1);
        bench.push(before);
        bench.partner.available(false);
        var older = aStatus("older", BRD, "BS-1", 2);
        var payment = aPayment("payment", BRD, "BS-1", 3);
        var newest = aStatus("newest", BRD, "BS-1", 4);

        assertThat(bench.push.sift(List.of(before, older, payment, newest))).containsExactly(before, older);
        assertThat(bench.results.ends()).containsExactly("before delivered after 1", "older superseded by newest");
        assertThat(bench.push.sift(List.of(payment, newest))).isEmpty();

        bench.partner.available(true);
        bench.push(older, payment, newest);
        assertThat(bench.partner.takenIds()).containsExactly("before", "payment", "newest");
        assertThat(bench.inFlight()).isZero();
    }

    @Test
    void what_was_told_before_an_outage_is_recognised_after_it() {
        bench.partner.answers(change -> {
            if (change.id().equals("e2")) {
                throw new PartnerUnavailable("it opened");
            }
            return ACCEPTED;
        });
        var changes = new tn.ars.tuniclaim.pusher.change.Change[] {
            aStatus("e1", BRD, "BS-1", 1), aStatus("e2", BRD, "BS-2", 2), aStatus("e3", BRD, "BS-3", 3)
        };
        assertThatExceptionOfType(PartnerUnavailable.class).isThrownBy(() -> bench.push(changes));

        bench.partner.answers(_ -> ACCEPTED);
        bench.push(changes);
        assertThat(bench.partner.takenIds()).containsExactly("e1", "e2", "e3");
    }

    @Test
    void a_lane_past_its_time_budget_gives_way_and_goes_on_from_the_park() {
        bench.partner.answers(_ -> {
            bench.later(Workbench.BUDGET.plusSeconds(1));
            return ACCEPTED;
        });
        bench.push(aStatus("e1", BRD, "BS-1", 1), aStatus("e2", BRD, "BS-2", 2));
        assertThat(bench.results.ends()).containsExactly("e1 delivered after 1", "e2 parked LANE_SLOW");

        assertThat(bench.park.due(bench.clock.instant(), 10)).containsExactly(new BordereauReference(BRD));
        bench.drain(BRD);
        assertThat(bench.partner.takenIds()).containsExactly("e1", "e2");
    }

    @Test
    void while_somebody_else_speaks_for_the_bordereau_its_changes_join_the_park() {
        try (var other = bench.park.claim(new BordereauReference(BRD)).orElseThrow()) {
            other.hold();
            bench.push(aStatus("e1", BRD, "BS-1", 1), aStatus("e2", BRD, "BS-2", 2));
            bench.drain(BRD);
            assertThat(bench.partner.paths()).isEmpty();
        }
        bench.drain(BRD);
        assertThat(bench.partner.takenIds()).containsExactly("e1", "e2");
    }

    @Test
    void received_is_the_sum_of_all_ends() {
        bench.partner.answers(change -> change.id().equals("refused") ? REFUSED : ACCEPTED);
        bench.push(aStatus("s1", BRD, "BS-1", 1), aStatus("s2", BRD, "BS-1", 2), aStatus("refused", BRD, "BS-2", 3));
        bench.push(aStatus("s1", BRD, "BS-1", 1));
        failOnce();
        bench.push(aStatus("s4", BRD, "BS-1", 4), aStatus("s5", BRD, "BS-3", 5));
        bench.push(aStatus("s6", BRD, "BS-1", 6));
        bench.drain(BRD);
        bench.partner.available(false);
        assertThatExceptionOfType(PartnerUnavailable.class).isThrownBy(() -> bench.push(aStatus("s7", BRD, null, 7)));

        for (var from : List.of("topic", "park")) {
            assertThat(bench.count("tuniclaim.pusher.changes", "from", from))
                    .isEqualTo(bench.count("tuniclaim.pusher.received", "from", from))
                    .isPositive();
        }
        assertThat(bench.inFlight()).isZero();
    }

    private void failOnce() {
        var answers = new ArrayDeque<>(List.of(FAILING));
        bench.partner.answers(_ -> answers.isEmpty() ? ACCEPTED : answers.remove());
    }

    private List<AlertRaised> raised(AlertCause cause) {
        return bench.results.events().stream()
                .filter(AlertRaised.class::isInstance)
                .map(AlertRaised.class::cast)
                .filter(alert -> alert.cause() == cause)
                .toList();
    }
}
