package tn.ars.tuniclaim.dashboard.action;

import java.time.Clock;
import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tn.ars.tuniclaim.dashboard.access.Caller;
import tn.ars.tuniclaim.dashboard.care.CareAnswer;
import tn.ars.tuniclaim.dashboard.care.CareForIncidents;
import tn.ars.tuniclaim.dashboard.care.CareForNotices;
import tn.ars.tuniclaim.dashboard.incident.Notices;
import tn.ars.tuniclaim.dashboard.page.Page;
import tn.ars.tuniclaim.dashboard.page.Sentence;
import tn.ars.tuniclaim.dashboard.page.State;

/** The buttons about incidents and mails. */
@Page
class IncidentActions {

    private static final String PAGE = "/incidents";

    private final CareForIncidents incidents;
    private final CareForNotices notices;
    private final Notices told;
    private final Clock clock;

    IncidentActions(CareForIncidents incidents, CareForNotices notices, Notices told, Clock clock) {
        this.incidents = incidents;
        this.notices = notices;
        this.told = told;
        this.clock = clock;
    }

    @PostMapping("/incidents/{id}/acknowledgement")
    String acknowledge(Caller caller, @PathVariable UUID id, RedirectAttributes next) {
        return Asking.then(
                page(id),
                next,
                () -> said(incidents.acknowledge(caller, UUID.randomUUID(), id, null), "answer.acknowledge"));
    }

    /** To nobody in particular any more, where none is typed. */
    @PostMapping("/incidents/{id}/assignment")
    String assign(Caller caller, @PathVariable UUID id, Typed typed, RedirectAttributes next) {
        return Asking.then(page(id), next, typed, () -> {
            var account = typed.assignee();
            var answer = incidents.assign(caller, UUID.randomUUID(), id, account, null);
            return account == null ? said(answer, "answer.assign.nobody") : said(answer, "answer.assign", account);
        });
    }

    @PostMapping("/incidents/{id}/silence")
    String silence(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "TO_THE_END") Lasting lasting,
            Typed typed,
            RedirectAttributes next) {
        return Asking.forReason(
                page(id),
                next,
                typed,
                why -> said(
                        incidents.silence(caller, UUID.randomUUID(), id, lasting.from(clock.instant()), why),
                        "answer.silence"));
    }

    @PostMapping("/incidents/{id}/silence-end")
    String endSilence(Caller caller, @PathVariable UUID id, RedirectAttributes next) {
        return Asking.then(
                page(id),
                next,
                () -> said(incidents.unsilence(caller, UUID.randomUUID(), id, null), "answer.silence-end"));
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

    /** An incident that is not known has no page: what became of the button is said among the others. */
    private String page(UUID id) {
        return told.one(id).isPresent() ? PAGE + "/" + id : PAGE;
    }

    private static Sentence said(CareAnswer answer, String told, Object... parts) {
        return switch (answer) {
            case TOLD -> Sentence.of(State.WORKING, told, parts);
            case UNKNOWN -> Sentence.of(State.NEEDS_YOU, "answer.incident.unknown");
            case OVER -> Sentence.of(State.NEEDS_YOU, "answer.incident.over");
        };
    }
}
