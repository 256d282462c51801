package tn.ars.tuniclaim.dashboard.resend;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.dashboard.access.Caller;
import tn.ars.tuniclaim.dashboard.audit.Action;
import tn.ars.tuniclaim.dashboard.audit.Audit;
import tn.ars.tuniclaim.dashboard.audit.Deed;
import tn.ars.tuniclaim.dashboard.audit.Ending;
import tn.ars.tuniclaim.dashboard.resend.PushRequest.Kind;
import tn.ars.tuniclaim.dashboard.resend.ReplayAnswer.NeedsSecond;
import tn.ars.tuniclaim.dashboard.resend.ReplayAnswer.NotRehearsed;
import tn.ars.tuniclaim.dashboard.resend.ReplayAnswer.Told;
import tn.ars.tuniclaim.event.PushSelection;

/** Asks the pusher for a replay, at once or as soon as a second person agrees. */
@Component
public class RequestReplay {

    private final Audit audit;
    private final PushRequests requests;
    private final Pusher pusher;
    private final Rehearsals rehearsals;
    private final ResendProperties settings;
    private final Clock clock;

    RequestReplay(
            Audit audit,
            PushRequests requests,
            Pusher pusher,
            Rehearsals rehearsals,
            ResendProperties settings,
            Clock clock) {
        this.audit = audit;
        this.requests = requests;
        this.pusher = pusher;
        this.rehearsals = rehearsals;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * @param id of the request: the same one again is the same request
     * @param selection what is named without {@code until} ends now: who agrees later agrees to just this
     * @param rehearsal the id of one of just this selection; only a single change needs none
     */
    public ReplayAnswer request(
            Caller caller,
            UUID id,
            PushSelection selection,
            int perSecond,
            @Nullable UUID rehearsal,
            @Nullable String reason) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var request = new PushRequest(
                id,
                Kind.REPLAY,
                Selections.upTo(now, selection),
                perSecond,
                reason,
                rehearsal,
                caller.account(),
                caller.identity(),
                now,
                Selections.mayHavePayments(selection) ? now.plus(settings.agreeWithin()) : null,
                null,
                null,
                null,
                null);
        return audit.during(
                new Deed(caller, Action.REPLAY_REQUESTED, Selections.inWords(selection), reason),
                () -> ask(request, selection),
                answer -> ending(id, answer));
    }

    private ReplayAnswer ask(PushRequest request, PushSelection selection) {
        if (!Selections.isOne(selection)
                && rehearsals
                        .of(selection, request.rehearsal(), request.requestedAt())
                        .isEmpty()) {
            return new NotRehearsed();
        }
        pusher.ask(request);
        var kept = requests.one(request.id()).orElse(request);
        return kept.expiresAt() == null ? new Told() : new NeedsSecond(kept.expiresAt());
    }

    private static Ending ending(UUID id, ReplayAnswer answer) {
        return switch (answer) {
            case Told _ -> Ending.done(id.toString());
            case NeedsSecond _ -> Ending.done(id + ", NEEDS_SECOND");
            case NotRehearsed _ -> Ending.refused("NOT_REHEARSED");
        };
    }
}
