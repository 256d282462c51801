package tn.ars.tuniclaim.notifier.command;

import java.util.Optional;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.event.IncidentCommand.NoticeRoutesChangeRequested;
import tn.ars.tuniclaim.event.IncidentRefusal;
import tn.ars.tuniclaim.notifier.delivery.KnownWebhooks;
import tn.ars.tuniclaim.notifier.delivery.RetryNotices;
import tn.ars.tuniclaim.notifier.notice.Addresses;
import tn.ars.tuniclaim.notifier.notice.Routes;

/** Who is told from now on: nobody to whom nothing could be brought. */
@Component
class ChangeRoutes {

    private final Routes routes;
    private final KnownWebhooks webhooks;
    private final RetryNotices notices;

    ChangeRoutes(Routes routes, KnownWebhooks webhooks, RetryNotices notices) {
        this.routes = routes;
        this.webhooks = webhooks;
        this.notices = notices;
    }

    Optional<IncidentRefusal> change(NoticeRoutesChangeRequested asked) {
        if (!Addresses.areAll(asked.routes()) || !webhooks.areAll(asked.routes())) {
            return Optional.of(IncidentRefusal.INVALID);
        }
        if (asked.basedOn() != null && !asked.basedOn().equals(routes.current())) {
            return Optional.of(IncidentRefusal.OVERTAKEN);
        }
        routes.change(asked.routes(), asked.requestedBy());
        return notices.retry(null);
    }
}
