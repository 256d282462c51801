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

/** Asks the pusher what a replay would be. */
@Component
public class RehearseReplay {

    private final Audit audit;
    private final Pusher pusher;
    private final Clock clock;

    RehearseReplay(Audit audit, Pusher pusher, Clock clock) {
        this.audit = audit;
        this.pusher = pusher;
        this.clock = clock;
    }

    /** @param id of the request: the same one again is the same request */
    public void rehearse(Caller caller, UUID id, PushSelection selection) {
        var request = new PushRequest(
                id,
                Kind.REHEARSAL,
                selection,
                1,
                null,
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
                new Deed(caller, Action.REPLAY_REHEARSED, Selections.inWords(selection)),
                () -> {
                    pusher.ask(request);
                    return id;
                },
                asked -> Ending.done(asked.toString()));
    }
}
