package tn.ars.tuniclaim.dashboard.action;

import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tn.ars.tuniclaim.dashboard.access.Caller;
import tn.ars.tuniclaim.dashboard.history.Runs;
import tn.ars.tuniclaim.dashboard.page.Page;
import tn.ars.tuniclaim.dashboard.page.Sentence;
import tn.ars.tuniclaim.dashboard.page.State;
import tn.ars.tuniclaim.dashboard.sync.CancelAnswer.Over;
import tn.ars.tuniclaim.dashboard.sync.CancelAnswer.ServedBy;
import tn.ars.tuniclaim.dashboard.sync.CancelAnswer.Told;
import tn.ars.tuniclaim.dashboard.sync.CancelAnswer.Unknown;
import tn.ars.tuniclaim.dashboard.sync.CancelRun;
import tn.ars.tuniclaim.dashboard.sync.RetryRejections;
import tn.ars.tuniclaim.dashboard.sync.SwitchSchedule;

/** The buttons about runs and their schedule. */
@Page
class SyncActions {

    private static final String PAGE = "/syncs";
    private static final Sentence UNKNOWN = Sentence.of(State.NEEDS_YOU, "answer.run.unknown");

    private final Runs runs;
    private final CancelRun cancelRun;
    private final RetryRejections retryRejections;
    private final SwitchSchedule switchSchedule;

    SyncActions(Runs runs, CancelRun cancelRun, RetryRejections retryRejections, SwitchSchedule switchSchedule) {
        this.runs = runs;
        this.cancelRun = cancelRun;
        this.retryRejections = retryRejections;
        this.switchSchedule = switchSchedule;
    }

    @PostMapping("/syncs/{runId}/cancellation")
    String cancel(Caller caller, @PathVariable UUID runId, RedirectAttributes next) {
        return Asking.then(page(runId), next, () -> switch (cancelRun.cancel(caller, UUID.randomUUID(), runId, null)) {
            case Told _ -> Sentence.of(State.WORKING, "answer.cancel");
            case Unknown _ -> UNKNOWN;
            case Over _ -> Sentence.of(State.NEEDS_YOU, "answer.cancel.over");
            case ServedBy _ -> Sentence.of(State.NEEDS_YOU, "answer.cancel.served");
        });
    }

    @PostMapping("/syncs/{runId}/retry")
    String retry(Caller caller, @PathVariable UUID runId, RedirectAttributes next) {
        return Asking.then(
                page(runId), next, () -> switch (retryRejections.retry(caller, UUID.randomUUID(), runId, null)) {
                    case TOLD -> Sentence.of(State.WORKING, "answer.retry");
                    case RUN_UNKNOWN, POSITION_UNKNOWN -> UNKNOWN;
                });
    }

    @PostMapping("/schedule/pause")
    String pause(Caller caller, Typed typed, RedirectAttributes next) {
        return Asking.forReason(PAGE, next, typed, why -> {
            switchSchedule.pause(caller, UUID.randomUUID(), why);
            return Sentence.of(State.WORKING, "answer.schedule.pause");
        });
    }

    @PostMapping("/schedule/resume")
    String resume(Caller caller, RedirectAttributes next) {
        return Asking.then(PAGE, next, () -> {
            switchSchedule.resume(caller, UUID.randomUUID(), null);
            return Sentence.of(State.WORKING, "answer.schedule.resume");
        });
    }

    /** A run that nobody has told of yet has no page: what became of the button is said among the others. */
    private String page(UUID runId) {
        return runs.serving(runId).map(run -> PAGE + "/" + run.id()).orElse(PAGE);
    }
}
