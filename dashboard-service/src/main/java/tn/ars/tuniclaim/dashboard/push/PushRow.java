package tn.ars.tuniclaim.dashboard.push;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.dashboard.story.Said;
import tn.ars.tuniclaim.dashboard.story.Step;
import tn.ars.tuniclaim.dashboard.story.StepKind;
import tn.ars.tuniclaim.event.PushResult;
import tn.ars.tuniclaim.event.PushResult.PushDelivered;
import tn.ars.tuniclaim.event.PushResult.PushDiscarded;
import tn.ars.tuniclaim.event.PushResult.PushParked;
import tn.ars.tuniclaim.event.PushResult.PushRefused;
import tn.ars.tuniclaim.event.PushResult.PushReleased;
import tn.ars.tuniclaim.event.PushResult.PushSetAside;
import tn.ars.tuniclaim.event.PushResult.PushSuperseded;
import tn.ars.tuniclaim.event.PushSubject;
import tn.ars.tuniclaim.service.intake.Received;

/** A result as the tables take it. */
record PushRow(String resultId, Instant toldAt, PushResult result) {

    static PushRow of(Received received) {
        return new PushRow(received.fact().id(), received.fact().time(), (PushResult) received.event());
    }

    String factId() {
        return push().factId();
    }

    PushSubject push() {
        return result.push();
    }

    Outcome outcome() {
        return Outcome.of(result);
    }

    /** As a row of {@code push}. */
    @Nullable
    Object[] columns() {
        var parked = result instanceof PushParked it ? it : null;
        var refused = result instanceof PushRefused it ? it : null;
        return new @Nullable Object[] {
            factId(),
            push().bordereau(),
            push().bulletin(),
            push().kind(),
            push().state(),
            push().changedAt(),
            outcome(),
            toldAt,
            attempts(),
            tookMillis(),
            parked == null ? null : parked.reason(),
            detail(),
            parked == null ? null : parked.nextAttemptAt(),
            refused == null ? null : refused.httpStatus(),
            refused == null ? null : line(refused.answer())
        };
    }

    /** What it is about, and when it was decided and told. */
    @Nullable
    Object[] thing() {
        return new @Nullable Object[] {push().bordereau(), push().bulletin(), push().kind(), push().changedAt(), toldAt
        };
    }

    @Nullable
    Integer attempts() {
        return switch (result) {
            case PushDelivered delivered -> delivered.attempts();
            case PushParked parked -> parked.attempts();
            case PushSuperseded _, PushRefused _, PushSetAside _, PushReleased _, PushDiscarded _ -> null;
        };
    }

    @Nullable
    Long tookMillis() {
        return result instanceof PushDelivered delivered ? delivered.took().toMillis() : null;
    }

    Step step() {
        var bulletin = push().bulletin();
        return new Step(
                resultId,
                push().bordereau().value(),
                bulletin == null ? null : bulletin.value(),
                toldAt,
                kind(),
                factId(),
                said().words());
    }

    private StepKind kind() {
        return switch (result) {
            case PushDelivered _ -> StepKind.DELIVERED;
            case PushParked _ -> StepKind.WAITING;
            case PushSuperseded _ -> StepKind.SUPERSEDED;
            case PushRefused _ -> StepKind.REFUSED;
            case PushSetAside _ -> StepKind.SET_ASIDE;
            case PushReleased _ -> StepKind.RELEASED;
            case PushDiscarded _ -> StepKind.DISCARDED;
        };
    }

    private @Nullable String detail() {
        return switch (result) {
            case PushParked parked -> line(parked.detail());
            case PushSetAside setAside -> line(setAside.reason());
            case PushDelivered _, PushSuperseded _, PushRefused _, PushReleased _, PushDiscarded _ -> null;
        };
    }

    private Said said() {
        var said = new Said()
                .with(Said.STATUS, push().state())
                .with(Said.KIND, push().kind())
                .with(Said.ATTEMPTS, attempts())
                .with(Said.TOOK_MILLIS, tookMillis());
        return switch (result) {
            case PushDelivered _ -> said;
            case PushParked it ->
                said.with(Said.REASON, it.reason())
                        .with(Said.ANSWER, line(it.detail()))
                        .with(Said.NEXT, it.nextAttemptAt());
            case PushSuperseded it -> said.with(Said.NEWER, it.supersededBy());
            case PushSetAside it -> said.with(Said.ANSWER, line(it.reason()));
            case PushReleased it -> said.with(Said.BY, it.requestedBy());
            case PushDiscarded it -> said.with(Said.BY, it.requestedBy()).with(Said.WHY, line(it.reason()));
            case PushRefused it -> said.with(Said.HTTP_STATUS, it.httpStatus()).with(Said.ANSWER, line(it.answer()));
        };
    }

    /** Words of others, fit for a database and a page. */
    private static @Nullable String line(@Nullable String words) {
        var line =
                words == null ? "" : words.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.isEmpty() ? null : line;
    }
}
