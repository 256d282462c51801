package tn.ars.tuniclaim.dashboard.care;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.dashboard.access.Caller;
import tn.ars.tuniclaim.dashboard.audit.Action;
import tn.ars.tuniclaim.dashboard.audit.Deed;
import tn.ars.tuniclaim.dashboard.command.Commands;
import tn.ars.tuniclaim.event.IncidentCommand.ChannelTestRequested;
import tn.ars.tuniclaim.event.IncidentCommand.NoticeRetryRequested;
import tn.ars.tuniclaim.event.IncidentCommand.NoticeRoutesChangeRequested;
import tn.ars.tuniclaim.event.NoticeRoutes;

/**
 * What somebody does about mails and other notices. Each method takes the id of the command: the same one again is the same
 * request. Each throws {@link tn.ars.tuniclaim.service.publish.NotPublished} when Kafka is away.
 */
@Component
public class CareForNotices {

    private final Commands commands;

    CareForNotices(Commands commands) {
        this.commands = commands;
    }

    /** @param notice this one alone; null: all that wait or were refused for good */
    public void retry(Caller caller, UUID id, @Nullable UUID notice, @Nullable String reason) {
        commands.tell(
                new Deed(caller, Action.NOTICES_RETRIED, notice == null ? "" : notice.toString(), reason),
                id,
                new NoticeRetryRequested(notice, caller.account(), reason));
    }

    /**
     * From now on people are told by these routes alone.
     *
     * @param basedOn what the caller saw before; where others hold by now, the notifier refuses. Null: whatever holds
     */
    public void route(
            Caller caller, UUID id, NoticeRoutes routes, @Nullable NoticeRoutes basedOn, @Nullable String reason) {
        commands.tell(
                new Deed(caller, Action.NOTICE_ROUTES_CHANGED, RoutesChange.inWords(basedOn, routes), reason),
                id,
                new NoticeRoutesChangeRequested(routes, basedOn, caller.account(), reason));
    }

    /** @param channel such as {@code mail}; null: every channel there is */
    public void test(Caller caller, UUID id, @Nullable String channel) {
        commands.tell(
                new Deed(caller, Action.CHANNEL_TESTED, channel == null ? "" : channel),
                id,
                new ChannelTestRequested(channel, caller.account()));
    }
}
