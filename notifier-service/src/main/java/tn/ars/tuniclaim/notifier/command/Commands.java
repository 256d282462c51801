package tn.ars.tuniclaim.notifier.command;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tn.ars.tuniclaim.event.IncidentCommand;
import tn.ars.tuniclaim.event.IncidentCommand.ChannelTestRequested;
import tn.ars.tuniclaim.event.IncidentCommand.NoticeRetryRequested;
import tn.ars.tuniclaim.event.IncidentCommand.NoticeRoutesChangeRequested;
import tn.ars.tuniclaim.event.IncidentCommand.OfIncident;
import tn.ars.tuniclaim.event.IncidentEvent.IncidentCommandAnswered;
import tn.ars.tuniclaim.event.IncidentRefusal;
import tn.ars.tuniclaim.notifier.delivery.RetryNotices;
import tn.ars.tuniclaim.notifier.delivery.TestChannels;
import tn.ars.tuniclaim.notifier.incident.HandleIncident;

/** Each command is obeyed once, together with the fact that says what came of it. */
@Component
class Commands {

    private static final Logger log = LoggerFactory.getLogger(Commands.class);

    private final Obeyed obeyed;
    private final HandleIncident incidents;
    private final ChangeRoutes routes;
    private final RetryNotices notices;
    private final TestChannels channels;

    Commands(
            Obeyed obeyed, HandleIncident incidents, ChangeRoutes routes, RetryNotices notices, TestChannels channels) {
        this.obeyed = obeyed;
        this.incidents = incidents;
        this.routes = routes;
        this.notices = notices;
        this.channels = channels;
    }

    @Transactional
    public void obey(String id, IncidentCommand command) {
        if (!obeyed.isNew(id)) {
            return;
        }
        var refusal = obey(command);
        obeyed.answer(new IncidentCommandAnswered(
                id,
                command instanceof OfIncident one ? one.incidentId() : null,
                command.requestedBy(),
                refusal.orElse(null)));
        log.atInfo()
                .addKeyValue("command", id)
                .addKeyValue("kind", command.getClass().getSimpleName())
                .addKeyValue("refusal", refusal.orElse(null))
                .log("a command was answered");
    }

    private Optional<IncidentRefusal> obey(IncidentCommand command) {
        return switch (command) {
            case OfIncident one -> incidents.handle(one);
            case NoticeRetryRequested retry -> notices.retry(retry.noticeId());
            case NoticeRoutesChangeRequested change -> routes.change(change);
            case ChannelTestRequested test -> channels.test(test.channel());
        };
    }
}
