package tn.ars.tuniclaim.notifier.delivery;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.event.NoticeRoutes;
import tn.ars.tuniclaim.event.NoticeRoutes.Recipient;
import tn.ars.tuniclaim.notifier.notice.Routes;

/** Which webhooks there are: nothing can be brought to one that the settings do not know. */
@Component
public class KnownWebhooks {

    private static final Logger log = LoggerFactory.getLogger(KnownWebhooks.class);

    private final Webhooks webhooks;
    private final Routes routes;

    KnownWebhooks(Webhooks webhooks, Routes routes) {
        this.webhooks = webhooks;
        this.routes = routes;
    }

    /** Whether those routes name no other. */
    public boolean areAll(NoticeRoutes asked) {
        return unknown(asked).isEmpty();
    }

    /** Routes outlive settings. What is for the others is not lost, so the rest goes on. */
    @EventListener(ApplicationReadyEvent.class)
    void sayWhichAreUnknown() {
        var unknown = unknown(routes.current());
        if (!unknown.isEmpty()) {
            log.atWarn()
                    .addKeyValue("webhooks", unknown)
                    .log("the routes name webhooks that the settings do not know: what is for them is kept; add them to"
                            + " notifier.webhooks, or take them out of the routes on the dashboard");
        }
    }

    private List<String> unknown(NoticeRoutes asked) {
        return asked.recipients().stream()
                .filter(Recipient::isWebhook)
                .map(Recipient::address)
                .filter(address -> !webhooks.channels().contains(address))
                .toList();
    }
}
