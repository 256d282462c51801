package tn.ars.tuniclaim.dashboard.api;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.dashboard.access.Caller;
import tn.ars.tuniclaim.dashboard.access.Right;
import tn.ars.tuniclaim.dashboard.audit.Views;

/** Words about persons, for those alone who may see them; the audit has it when they do. */
@Component
class Contents {

    private final Views views;

    Contents(Views views) {
        this.views = views;
    }

    void look(Caller caller, boolean content, String subject) {
        if (!content) {
            return;
        }
        if (!caller.may(Right.VIEW_CONTENT)) {
            throw new ApiProblem(HttpStatus.FORBIDDEN, "content", "content");
        }
        views.seen(caller, subject);
    }
}
