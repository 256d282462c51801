package tn.ars.tuniclaim.dashboard.resend;

import java.time.Clock;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.dashboard.access.Caller;
import tn.ars.tuniclaim.dashboard.audit.Action;
import tn.ars.tuniclaim.dashboard.audit.Audit;
import tn.ars.tuniclaim.dashboard.audit.Deed;
import tn.ars.tuniclaim.dashboard.audit.Ending;
import tn.ars.tuniclaim.dashboard.resend.PushRequest.Decision;
import tn.ars.tuniclaim.dashboard.resend.PushRequest.State;

/** Agrees with a replay that somebody else asked for, or does not. Whoever asked may take it back, too. */
@Component
public class DecideReplay {

    private final Audit audit;
    private final PushRequests requests;
    private final Pusher pusher;
    private final Clock clock;

    DecideReplay(Audit audit, PushRequests requests, Pusher pusher, Clock clock) {
        this.audit = audit;
        this.requests = requests;
        this.pusher = pusher;
        this.clock = clock;
    }

    public DecisionAnswer approve(Caller caller, UUID id, String reason) {
        return decide(
                new Deed(caller, Action.REPLAY_APPROVED, id.toString(), reason),
                id,
                request -> isOwn(request, caller)
                        ? DecisionAnswer.OWN
                        : answer(pusher.askAgreed(request, caller.account(), reason)));
    }

    public DecisionAnswer refuse(Caller caller, UUID id, String reason) {
        return decide(
                new Deed(caller, Action.REPLAY_REFUSED, id.toString(), reason),
                id,
                _ -> answer(requests.decide(id, Decision.REFUSED, caller.account(), reason)));
    }

    private DecisionAnswer decide(Deed deed, UUID id, Function<PushRequest, DecisionAnswer> decision) {
        return audit.during(
                deed,
                () -> requests.one(id)
                        .map(request -> request.state(clock.instant()) == State.PENDING
                                ? decision.apply(request)
                                : DecisionAnswer.NOT_PENDING)
                        .orElse(DecisionAnswer.UNKNOWN),
                answer -> answer == DecisionAnswer.DONE ? Ending.done(null) : Ending.refused(answer.name()));
    }

    /** Neither under another name, nor by the account of the same name that is kept elsewhere. */
    private static boolean isOwn(PushRequest request, Caller caller) {
        return request.asker().equals(caller.identity())
                || request.requestedBy().equalsIgnoreCase(caller.account());
    }

    private static DecisionAnswer answer(boolean isDecided) {
        return isDecided ? DecisionAnswer.DONE : DecisionAnswer.NOT_PENDING;
    }
}
