package tn.ars.tuniclaim.notifier.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tn.ars.tuniclaim.event.AlertCause;
import tn.ars.tuniclaim.event.NoticeKind;
import tn.ars.tuniclaim.event.Withheld;
import tn.ars.tuniclaim.notifier.incident.Incident.Handling;
import tn.ars.tuniclaim.notifier.incident.Incident.Hits;
import tn.ars.tuniclaim.notifier.incident.Incident.Span;
import tn.ars.tuniclaim.notifier.incident.Incident.Telling;
import tn.ars.tuniclaim.notifier.incident.Step.End;
import tn.ars.tuniclaim.notifier.incident.Step.Tell;
import tn.ars.tuniclaim.notifier.incident.Step.Wait;
import tn.ars.tuniclaim.notifier.incident.Step.Withhold;

class NextStepTest {

    private static final Instant OPENED = Instant.parse("2026-03-02T09:00:00Z");
    private static final Handling NOBODY = new Handling(null, null, null, null, null);
    private static final Handling ACKNOWLEDGED = new Handling("amira", OPENED, null, null, null);
    private static final Handling SILENCED = new Handling(null, null, null, "amira", null);
    private static final Telling UNTOLD = new Telling(0, null, 0, null);

    private final NextStep nextStep = new NextStep(new IncidentProperties(
            Duration.ofSeconds(30),
            Duration.ofMinutes(5),
            Duration.ofHours(4),
            Duration.ofMinutes(1),
            Duration.ofHours(1)));

    @Test
    void gathers_for_a_while_then_tells() {
        assertThat(nextStep.of(open(1, UNTOLD, NOBODY, null), OPENED.plusSeconds(29)))
                .isEqualTo(new Wait(OPENED.plusSeconds(30)));
        assertThat(nextStep.of(open(1, UNTOLD, NOBODY, null), OPENED.plusSeconds(30)))
                .isEqualTo(new Tell(NoticeKind.OPENED));
    }

    @Test
    void tells_once_more_when_it_has_grown_tenfold_but_not_before_the_interval() {
        var told = new Telling(1, OPENED.plusSeconds(30), 5, null);

        assertThat(nextStep.of(open(50, told, NOBODY, null), OPENED.plusSeconds(60)))
                .isEqualTo(new Wait(OPENED.plusSeconds(330)));
        assertThat(nextStep.of(open(50, told, NOBODY, null), OPENED.plusSeconds(330)))
                .isEqualTo(new Tell(NoticeKind.UPDATED));
        assertThat(nextStep.of(open(49, told, NOBODY, null), OPENED.plusSeconds(330)))
                .isInstanceOf(Wait.class);
    }

    @Test
    void reminds_of_what_is_open_unless_somebody_looks_after_it() {
        var told = new Telling(1, OPENED, 5, null);
        var later = OPENED.plus(Duration.ofHours(4));

        assertThat(nextStep.of(open(6, told, NOBODY, null), later)).isEqualTo(new Tell(NoticeKind.REPEATED));
        assertThat(nextStep.of(open(6, told, ACKNOWLEDGED, null), later))
                .isEqualTo(new Withhold(NoticeKind.REPEATED, Withheld.ACKNOWLEDGED));
    }

    @Test
    void keeps_a_symptom_back_and_notes_that_once() {
        var cause = UUID.randomUUID();
        var now = OPENED.plusSeconds(30);

        assertThat(nextStep.of(open(1, UNTOLD, NOBODY, cause), now))
                .isEqualTo(new Withhold(NoticeKind.OPENED, Withheld.MUTED));
        assertThat(nextStep.of(open(1, new Telling(0, null, 0, Withheld.MUTED), NOBODY, cause), now))
                .isEqualTo(new Wait(now.plusSeconds(60)));
    }

    @Test
    void keeps_still_when_silenced_but_tells_its_end() {
        var told = new Telling(1, OPENED, 5, null);

        assertThat(nextStep.of(open(500, told, SILENCED, null), OPENED.plusSeconds(400)))
                .isInstanceOf(Wait.class);
        assertThat(nextStep.of(open(500, told, SILENCED, null), OPENED.plus(Duration.ofHours(4))))
                .isEqualTo(new Withhold(NoticeKind.REPEATED, Withheld.SILENCED));
        assertThat(nextStep.of(over(OPENED.plusSeconds(100), told, SILENCED), OPENED.plusSeconds(160)))
                .isEqualTo(new End(OPENED.plusSeconds(100), null));
    }

    @Test
    void what_comes_again_soon_is_the_same_incident_so_the_end_waits_a_while() {
        var told = new Telling(1, OPENED, 5, null);
        var over = OPENED.plusSeconds(100);

        assertThat(nextStep.of(over(over, told, NOBODY), over.plusSeconds(59)))
                .isEqualTo(new Wait(over.plusSeconds(60)));
        assertThat(nextStep.of(over(over, told, NOBODY), over.plusSeconds(60))).isEqualTo(new End(over, null));
    }

    @Test
    void what_has_come_again_once_settles_as_long_as_the_interval() {
        var over = OPENED.plusSeconds(100);
        var flapped = new Incident(
                UUID.randomUUID(),
                AlertCause.PUSHES_FAILING,
                "",
                List.of(),
                new Span(OPENED, OPENED, OPENED, over, null),
                new Hits(5, List.of(), "x", "x", 1),
                NOBODY,
                new Telling(1, OPENED, 5, null),
                null);

        assertThat(nextStep.of(flapped, over.plusSeconds(60))).isEqualTo(new Wait(over.plusSeconds(300)));
        assertThat(nextStep.of(flapped, over.plusSeconds(300))).isEqualTo(new End(over, null));
    }

    @Test
    void looks_again_when_a_silence_ends() {
        var until = OPENED.plusSeconds(420);
        var silenced = new Handling(null, null, null, "amira", until);
        var told = new Telling(1, OPENED, 5, null);

        assertThat(nextStep.of(open(5, told, silenced, null), OPENED.plusSeconds(400)))
                .isEqualTo(new Wait(until));
        assertThat(nextStep.of(open(500, told, silenced, null), OPENED.plusSeconds(400)))
                .isEqualTo(new Wait(until));
    }

    @Test
    void tells_nobody_of_what_was_over_before_it_was_due() {
        var brief = OPENED.plusSeconds(10);
        var longer = OPENED.plusSeconds(40);

        assertThat(nextStep.of(over(brief, UNTOLD, NOBODY), brief.plusSeconds(60)))
                .isEqualTo(new End(brief, Withheld.BRIEF));
        assertThat(nextStep.of(over(longer, UNTOLD, NOBODY), longer.plusSeconds(60)))
                .isEqualTo(new End(longer, null));
        assertThat(nextStep.of(over(longer, UNTOLD, SILENCED), longer.plusSeconds(60)))
                .isEqualTo(new End(longer, Withheld.SILENCED));
    }

    @Test
    void a_symptom_that_passes_with_its_cause_is_told_to_nobody() {
        var muted = new Telling(0, null, 0, Withheld.MUTED);
        var over = OPENED.plusSeconds(4_000);

        assertThat(nextStep.of(over(over, muted, NOBODY), over.plusSeconds(60)))
                .isEqualTo(new End(over, Withheld.MUTED));
        assertThat(nextStep.of(open(5, muted, NOBODY, null), over)).isEqualTo(new Tell(NoticeKind.OPENED));
    }

    @Test
    void what_nobody_resolves_ends_when_nothing_is_heard_of_it() {
        var told = new Telling(1, OPENED, 5, null);
        var refused = new Incident(
                UUID.randomUUID(),
                AlertCause.PUSH_REFUSED,
                "",
                List.of(),
                new Span(OPENED, OPENED, OPENED, null, null),
                new Hits(5, List.of(), "x", "x", 0),
                NOBODY,
                told,
                null);

        assertThat(nextStep.of(refused, OPENED.plusSeconds(3_599))).isEqualTo(new Wait(OPENED.plusSeconds(3_600)));
        assertThat(nextStep.of(refused, OPENED.plusSeconds(3_600))).isEqualTo(new End(OPENED, null));
    }

    private static Incident open(long alerts, Telling telling, Handling handling, @Nullable UUID mutedBy) {
        return incident(alerts, null, telling, handling, mutedBy);
    }

    private static Incident over(Instant at, Telling telling, Handling handling) {
        return incident(5, at, telling, handling, null);
    }

    private static Incident incident(
            long alerts, @Nullable Instant overAt, Telling telling, Handling handling, @Nullable UUID mutedBy) {
        return new Incident(
                UUID.randomUUID(),
                AlertCause.PUSHES_FAILING,
                "",
                List.of(),
                new Span(OPENED, OPENED, OPENED, overAt, null),
                new Hits(alerts, List.of(), "x", "x", 0),
                handling,
                telling,
                mutedBy);
    }
}
