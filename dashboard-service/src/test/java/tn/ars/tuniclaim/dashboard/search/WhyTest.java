package tn.ars.tuniclaim.dashboard.search;

import static org.assertj.core.api.Assertions.assertThat;
import static tn.ars.tuniclaim.dashboard.Told.NOON;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tn.ars.tuniclaim.dashboard.answer.Flow;
import tn.ars.tuniclaim.dashboard.incident.Incident;
import tn.ars.tuniclaim.dashboard.push.Outcome;
import tn.ars.tuniclaim.dashboard.push.Push;
import tn.ars.tuniclaim.event.AlertCause;
import tn.ars.tuniclaim.event.ParkReason;
import tn.ars.tuniclaim.event.PushKind;

class WhyTest {

    private static final Flow PAUSED = new Flow(true, "amira", "the partner migrates", NOON);
    private static final Incident AWAY =
            new Incident(AlertCause.PARTNER_UNAVAILABLE, "writing", "answered 503", NOON, NOON);

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "BORDEREAU_UNKNOWN")
    void names_no_next_attempt_where_nothing_goes_out(ParkReason reason) {
        assertThat(code(null, List.of(), parked(reason))).isEqualTo("why.waiting." + reason);
        assertThat(code(PAUSED, List.of(AWAY), parked(reason))).isEqualTo("why.paused");
        assertThat(code(null, List.of(AWAY), parked(reason))).isEqualTo("why.PARTNER_UNAVAILABLE");
    }

    @Test
    void has_somebody_look_at_a_reference_that_the_partner_does_not_know_though_nothing_goes_out() {
        assertThat(code(PAUSED, List.of(AWAY), parked(ParkReason.BORDEREAU_UNKNOWN)))
                .isEqualTo("why.waiting.BORDEREAU_UNKNOWN");
    }

    @Test
    void does_not_say_that_all_has_arrived_where_the_newest_was_discarded() {
        assertThat(code(null, List.of(), done(Outcome.DELIVERED, 1), done(Outcome.DISCARDED, 2)))
                .isEqualTo("why.discarded");
        assertThat(code(null, List.of(), done(Outcome.DISCARDED, 1), done(Outcome.DELIVERED, 2)))
                .isEqualTo("why.delivered");
    }

    private static String code(@Nullable Flow paused, List<Incident> incidents, Push... changes) {
        var story = new Story("BRD-1", null, null, List.of(changes), Set.of(), List.of(), 1);
        return new Why(paused, incidents, null, null, null).sentence(story).code();
    }

    private static Push parked(ParkReason reason) {
        return push(Outcome.WAITING, 0, reason);
    }

    private static Push done(Outcome outcome, long changedAfter) {
        return push(outcome, changedAfter, null);
    }

    private static Push push(Outcome outcome, long changedAfter, @Nullable ParkReason reason) {
        var changedAt = NOON.plusSeconds(changedAfter);
        var nextAttempt = reason == null ? null : NOON.plusSeconds(600);
        return new Push(
                "fact-" + changedAfter,
                "BRD-1",
                null,
                PushKind.STATUS,
                "TRAITE",
                changedAt,
                outcome,
                changedAt.plusSeconds(9),
                1,
                20L,
                reason,
                nextAttempt,
                null,
                null,
                null);
    }
}
