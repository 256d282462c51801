package tn.ars.tuniclaim.pusher.command;

import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tn.ars.tuniclaim.event.PushCommand;
import tn.ars.tuniclaim.event.PushCommand.PushDiscardRequested;
import tn.ars.tuniclaim.event.PushCommand.PushPauseRequested;
import tn.ars.tuniclaim.event.PushCommand.PushReplayRequested;
import tn.ars.tuniclaim.event.PushCommand.PushResumeRequested;
import tn.ars.tuniclaim.event.PushEvent.PushReplayCounted;
import tn.ars.tuniclaim.pusher.park.Decision.Verdict;
import tn.ars.tuniclaim.pusher.park.Decisions;
import tn.ars.tuniclaim.service.outbox.Outbox;

/** Each command is obeyed once, together with the fact that says so, or with the order that {@link CarryOut} goes on with. */
@Component
class Commands {

    private static final Logger log = LoggerFactory.getLogger(Commands.class);

    /** Discards in one second. */
    private static final int AT_ONCE = 1_000;

    private final JdbcClient jdbc;
    private final Decisions decisions;
    private final Orders orders;
    private final JdbcFlow flow;
    private final Outbox outbox;

    Commands(JdbcClient jdbc, Decisions decisions, Orders orders, JdbcFlow flow, Outbox outbox) {
        this.jdbc = jdbc;
        this.decisions = decisions;
        this.orders = orders;
        this.flow = flow;
        this.outbox = outbox;
    }

    /** @param asked when; what came later than that is not meant, however late it is obeyed */
    @Transactional
    public void obey(String id, Instant asked, PushCommand command) {
        if (!isNew(id)) {
            return;
        }
        switch (command) {
            case PushReplayRequested replay
            when replay.rehearsal() -> {
                var counts = decisions.count(replay.selection());
                outbox.add(new PushReplayCounted(id, counts.kept(), counts.needed()));
            }
            case PushReplayRequested replay ->
                orders.begin(
                        id,
                        asked,
                        Verdict.REPLAYED,
                        replay.selection(),
                        replay.perSecond(),
                        replay.requestedBy(),
                        null);
            case PushDiscardRequested discard ->
                orders.begin(
                        id,
                        asked,
                        Verdict.DISCARDED,
                        discard.selection(),
                        AT_ONCE,
                        discard.requestedBy(),
                        discard.reason());
            case PushPauseRequested pause -> flow.set(true, pause.requestedBy(), pause.reason());
            case PushResumeRequested resume -> flow.set(false, resume.requestedBy(), resume.reason());
        }
        log.atInfo()
                .addKeyValue("command", id)
                .addKeyValue("kind", command.getClass().getSimpleName())
                .log("obeyed");
    }

    private boolean isNew(String id) {
        return jdbc.sql("insert into obeyed (command_id) values (?) on conflict do nothing")
                        .param(id)
                        .update()
                == 1;
    }

    int forgetOlderThan(Duration age) {
        return jdbc.sql("delete from obeyed where obeyed_at < clock_timestamp() - make_interval(secs => ?)")
                .param(age.toSeconds())
                .update();
    }
}
