package tn.ars.tuniclaim.dashboard.action;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tn.ars.tuniclaim.dashboard.access.Caller;
import tn.ars.tuniclaim.dashboard.flow.SwitchDeliveries;
import tn.ars.tuniclaim.dashboard.page.Page;
import tn.ars.tuniclaim.dashboard.page.Sentence;
import tn.ars.tuniclaim.dashboard.page.State;
import tn.ars.tuniclaim.dashboard.resend.DecideReplay;
import tn.ars.tuniclaim.dashboard.resend.DecisionAnswer;
import tn.ars.tuniclaim.dashboard.resend.DiscardChanges;
import tn.ars.tuniclaim.dashboard.resend.RehearseReplay;
import tn.ars.tuniclaim.dashboard.resend.ReplayAnswer.NeedsSecond;
import tn.ars.tuniclaim.dashboard.resend.ReplayAnswer.NotRehearsed;
import tn.ars.tuniclaim.dashboard.resend.ReplayAnswer.Told;
import tn.ars.tuniclaim.dashboard.resend.RequestReplay;

/** The buttons about changes that were given up, and about deliveries as a whole. */
@Page
class PushActions {

    private static final int PER_SECOND = 50;
    private static final String PAGE = "/pushes";

    private final RehearseReplay rehearseReplay;
    private final RequestReplay requestReplay;
    private final DecideReplay decideReplay;
    private final DiscardChanges discardChanges;
    private final SwitchDeliveries switchDeliveries;

    PushActions(
            RehearseReplay rehearseReplay,
            RequestReplay requestReplay,
            DecideReplay decideReplay,
            DiscardChanges discardChanges,
            SwitchDeliveries switchDeliveries) {
        this.rehearseReplay = rehearseReplay;
        this.requestReplay = requestReplay;
        this.decideReplay = decideReplay;
        this.discardChanges = discardChanges;
        this.switchDeliveries = switchDeliveries;
    }

    @PostMapping("/pushes/rehearsal")
    String rehearse(Caller caller, Chosen chosen, RedirectAttributes next) {
        var id = UUID.randomUUID();
        return Asking.then(chosen.page(id), next, () -> {
            rehearseReplay.rehearse(caller, id, chosen.selection());
            return Sentence.of(State.WORKING, "answer.rehearsal");
        });
    }

    @PostMapping("/pushes/replay")
    String replay(
            Caller caller,
            Chosen chosen,
            @RequestParam @Nullable UUID rehearsal,
            Typed typed,
            RedirectAttributes next) {
        var form = chosen.page(rehearsal);
        return Asking.forReason(form, chosen.page(null), next, typed, why -> switch (requestReplay.request(
                caller, UUID.randomUUID(), chosen.selection(), PER_SECOND, rehearsal, why)) {
            case Told _ -> Sentence.of(State.WORKING, "answer.replay");
            case NeedsSecond second -> Sentence.of(State.WAITING, "answer.replay.second", second.expiresAt());
            case NotRehearsed _ -> Sentence.of(State.NEEDS_YOU, "answer.replay.rehearse");
        });
    }

    @PostMapping("/pushes/discard")
    String discard(
            Caller caller,
            Chosen chosen,
            @RequestParam @Nullable UUID rehearsal,
            Typed typed,
            RedirectAttributes next) {
        return Asking.forReason(
                chosen.page(rehearsal),
                chosen.page(null),
                next,
                typed,
                why -> discardChanges.discard(caller, UUID.randomUUID(), chosen.selection(), rehearsal, why)
                        ? Sentence.of(State.WORKING, "answer.discard")
                        : Sentence.of(State.NEEDS_YOU, "answer.replay.rehearse"));
    }

    @PostMapping("/pushes/requests/{id}/approval")
    String approve(Caller caller, @PathVariable UUID id, Typed typed, RedirectAttributes next) {
        return Asking.forReason(PAGE, next, typed, why -> decision(decideReplay.approve(caller, id, why)));
    }

    @PostMapping("/pushes/requests/{id}/refusal")
    String refuse(Caller caller, @PathVariable UUID id, Typed typed, RedirectAttributes next) {
        return Asking.forReason(PAGE, next, typed, why -> decision(decideReplay.refuse(caller, id, why)));
    }

    private static Sentence decision(DecisionAnswer answer) {
        return Sentence.of(
                answer == DecisionAnswer.DONE ? State.WORKING : State.NEEDS_YOU, "answer.decision." + answer);
    }

    @PostMapping("/deliveries/pause")
    String pause(Caller caller, Typed typed, RedirectAttributes next) {
        return Asking.forReason(PAGE, next, typed, why -> {
            switchDeliveries.pause(caller, UUID.randomUUID(), why);
            return Sentence.of(State.WORKING, "answer.deliveries.pause");
        });
    }

    @PostMapping("/deliveries/resume")
    String resume(Caller caller, RedirectAttributes next) {
        return Asking.then(PAGE, next, () -> {
            switchDeliveries.resume(caller, UUID.randomUUID(), null);
            return Sentence.of(State.WORKING, "answer.deliveries.resume");
        });
    }
}
