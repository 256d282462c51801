package tn.ars.tuniclaim.dashboard.action;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tn.ars.tuniclaim.dashboard.access.Caller;
import tn.ars.tuniclaim.dashboard.page.Page;
import tn.ars.tuniclaim.dashboard.page.Sentence;
import tn.ars.tuniclaim.dashboard.page.State;
import tn.ars.tuniclaim.dashboard.sync.CancelRun;
import tn.ars.tuniclaim.dashboard.sync.RetryRejections;
import tn.ars.tuniclaim.dashboard.sync.SwitchSchedule;

/** The buttons about runs and their schedule. */
@Page
class SyncActions {

    private final CancelRun cancelRun;
    private final RetryRejections retryRejections;
    private final SwitchSchedule switchSchedule;

    SyncActions(CancelRun cancelRun, RetryRejections retryRejections, SwitchSchedule switchSchedule) {
        this.cancelRun = cancelRun;
        this.retryRejections = retryRejections;
        this.switchSchedule = switchSchedule;
    }

    @PostMapping("/syncs/{runId}/cancellation")
    String cancel(
            Caller caller, @PathVariable UUID runId, @RequestParam @Nullable String reason, RedirectAttributes next) {
        return Asking.then("/syncs/" + runId, next, () -> {
            cancelRun.cancel(caller, UUID.randomUUID(), runId, Asking.reason(reason));
            return Sentence.of(State.WORKING, "answer.cancel");
        });
    }

    @PostMapping("/syncs/{runId}/retry")
    String retry(Caller caller, @PathVariable UUID runId, RedirectAttributes next) {
        return Asking.then("/syncs/" + runId, next, () -> {
            retryRejections.retry(caller, UUID.randomUUID(), runId, null);
            return Sentence.of(State.WORKING, "answer.retry");
        });
    }

    @PostMapping("/schedule/pause")
    String pause(Caller caller, @RequestParam @Nullable String reason, RedirectAttributes next) {
        return Asking.then("/syncs", next, reason, why -> {
            switchSchedule.pause(caller, UUID.randomUUID(), why);
            return Sentence.of(State.WORKING, "answer.schedule.pause");
        });
    }

    @PostMapping("/schedule/resume")
    String resume(Caller caller, RedirectAttributes next) {
        return Asking.then("/syncs", next, () -> {
            switchSchedule.resume(caller, UUID.randomUUID(), null);
            return Sentence.of(State.WORKING, "answer.schedule.resume");
        });
    }
}
