package tn.ars.tuniclaim.pusher.command;

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
import tn.ars.tuniclaim.event.PushEvent.PushDiscardEnded;
import tn.ars.tuniclaim.event.PushEvent.PushReplayCounted;
import tn.ars.tuniclaim.pusher.park.GivenUpChanges;
import tn.ars.tuniclaim.service.outbox.Outbox;

/** Each command is obeyed once, together with the fact that says so. */
@Component
class Commands {

    private static final Logger log = LoggerFactory.getLogger(Commands.class);

    private final JdbcClient jdbc;
    private final GivenUpChanges givenUp;
    private final JdbcFlow flow;
    private final Outbox outbox;

    Commands(JdbcClient jdbc, GivenUpChanges givenUp, JdbcFlow flow, Outbox outbox) {
        this.jdbc = jdbc;
        this.givenUp = givenUp;
        this.flow = flow;
        this.outbox = outbox;
    }

    @Transactional
    public void obey(String id, PushCommand command) {
        if (!isNew(id)) {
            return;
        }
        switch (command) {
            case PushReplayRequested replay
            when replay.rehearsal() -> {
                var counts = givenUp.count(replay.selection());
                outbox.add(new PushReplayCounted(id, counts.kept(), counts.needed()));
            }
            case PushReplayRequested replay -> begin(id, replay);
            case PushDiscardRequested discard -> {
                var discarded = givenUp.discard(discard.selection(), discard.requestedBy(), discard.reason());
                outbox.add(new PushDiscardEnded(id, discarded, discard.reason(), discard.requestedBy()));
            }
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

    /** {@link Replays} goes on with it. */
    private void begin(String id, PushReplayRequested replay) {
        var selection = Replays.write(replay.selection());
        jdbc.sql("insert into replay (command_id, selection, per_second) values (?, ?, ?)")
                .params(id, selection, replay.perSecond())
                .update();
    }
}
