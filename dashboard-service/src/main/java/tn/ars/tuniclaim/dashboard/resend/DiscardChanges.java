package tn.ars.tuniclaim.dashboard.resend;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.dashboard.access.Caller;
import tn.ars.tuniclaim.dashboard.audit.Action;
import tn.ars.tuniclaim.dashboard.audit.Audit;
import tn.ars.tuniclaim.dashboard.audit.Deed;
import tn.ars.tuniclaim.dashboard.audit.Ending;
import tn.ars.tuniclaim.dashboard.resend.PushRequest.Kind;
import tn.ars.tuniclaim.event.PushSelection;

/** Asks the pusher to leave given-up changes at that. */
@Component
public class DiscardChanges {

    private final Audit audit;
    private final Pusher pusher;
    private final Rehearsals rehearsals;
    private final Clock clock;

    DiscardChanges(Audit audit, Pusher pusher, Rehearsals rehearsals, Clock clock) {
        this.audit = audit;
        this.pusher = pusher;
        this.rehearsals = rehearsals;
        this.clock = clock;
    }

    /**
     * What came in since it was counted is not discarded with the rest.
     *
     * @param id of the request: the same one again is the same request
     * @param rehearsal the id of one of just this selection; only a single change needs none
     * @return false where many are asked for and no such rehearsal is known: nothing is discarded
     */
    public boolean discard(Caller caller, UUID id, PushSelection selection, @Nullable UUID rehearsal, String reason) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var counted = Selections.isOne(selection)
                ? Optional.of(selection)
                : rehearsals.of(selection, rehearsal, now).map(it -> Selections.upTo(it.requestedAt(), selection));
        return audit.during(
                new Deed(caller, Action.CHANGES_DISCARDED, Selections.inWords(selection), reason),
                () -> {
                    counted.ifPresent(it -> pusher.ask(request(caller, id, it, rehearsal, now, reason)));
                    return counted.isPresent();
                },
                isTold -> isTold ? Ending.done(id.toString()) : Ending.refused("NOT_REHEARSED"));
    }

    private static PushRequest request(
            Caller caller, UUID id, PushSelection selection, @Nullable UUID rehearsal, Instant now, String reason) {
        return new PushRequest(
                id,
                Kind.DISCARD,
                selection,
                1,
                reason,
                rehearsal,
                caller.account(),
                caller.identity(),
                now,
                null,
                null,
                null,
                null,
                null);
    }
}
