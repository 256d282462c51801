package tn.ars.tuniclaim.dashboard.action;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tn.ars.tuniclaim.dashboard.access.Caller;
import tn.ars.tuniclaim.dashboard.care.CareForIncidents;
import tn.ars.tuniclaim.dashboard.care.CareForNotices;
import tn.ars.tuniclaim.dashboard.page.Page;
import tn.ars.tuniclaim.dashboard.page.Sentence;
import tn.ars.tuniclaim.dashboard.page.State;

/** The buttons about incidents and mails. */
@Page
class IncidentActions {

    private static final String PAGE = "/incidents";

    private final CareForIncidents incidents;
    private final CareForNotices notices;

    IncidentActions(CareForIncidents incidents, CareForNotices notices) {
        this.incidents = incidents;
        this.notices = notices;
    }

    @PostMapping("/incidents/{id}/acknowledgement")
    String acknowledge(
            Caller caller, @PathVariable UUID id, @RequestParam @Nullable String reason, RedirectAttributes next) {
        return Asking.then(PAGE + "/" + id, next, () -> {
            incidents.acknowledge(caller, UUID.randomUUID(), id, Asking.reason(reason));
            return Sentence.of(State.WORKING, "answer.acknowledge");
        });
    }

    @PostMapping("/notices/retry")
    String retry(Caller caller, RedirectAttributes next) {
        return Asking.then(PAGE, next, () -> {
            notices.retry(caller, UUID.randomUUID(), null, null);
            return Sentence.of(State.WORKING, "answer.notices.retry");
        });
    }

    @PostMapping("/notices/test")
    String test(Caller caller, RedirectAttributes next) {
        return Asking.then(PAGE, next, () -> {
            notices.test(caller, UUID.randomUUID(), null);
            return Sentence.of(State.WORKING, "answer.notices.test");
        });
    }
}
