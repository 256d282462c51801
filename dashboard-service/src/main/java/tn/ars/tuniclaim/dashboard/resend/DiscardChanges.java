package tn.ars.tuniclaim.dashboard.resend;

import java.time.Clock;
import java.util.UUID;
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
    private final Clock clock;

    DiscardChanges(Audit audit, Pusher pusher, Clock clock) {
        this.audit = audit;
        this.pusher = pusher;
        this.clock = clock;
    }

    /** @param id of the request: the same one again is the same request */
    public void discard(Caller caller, UUID id, PushSelection selection, String reason) {
        var request = new PushRequest(
                id,
                Kind.DISCARD,
                selection,
                1,
                reason,
                null,
                caller.account(),
                caller.identity(),
                clock.instant(),
                null,
                null,
                null,
                null,
                null);
        audit.during(
                new Deed(caller, Action.CHANGES_DISCARDED, Selections.inWords(selection), reason),
                () -> {
                    pusher.ask(request);
                    return id;
                },
                asked -> Ending.done(asked.toString()));
    }
}
