package tn.ars.tuniclaim.dashboard.answer;

import java.sql.Timestamp;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tn.ars.tuniclaim.dashboard.news.News;
import tn.ars.tuniclaim.event.PushEvent;
import tn.ars.tuniclaim.event.PushEvent.PushDiscardEnded;
import tn.ars.tuniclaim.event.PushEvent.PushFlowChanged;
import tn.ars.tuniclaim.event.PushEvent.PushReplayCounted;
import tn.ars.tuniclaim.event.PushEvent.PushReplayEnded;
import tn.ars.tuniclaim.service.intake.Received;

/** Notes what the pusher did upon commands. */
@Component
class RecordAnswers {

    private static final String ANSWER = """
        insert into push_answer (command_id, answer, kept, needed, reason, requested_by, told_at) values (?, ?, ?, ?, ?, ?, ?)
        on conflict (command_id, answer) do nothing
        """;
    private static final String FLOW = """
        insert into push_flow (flow, paused, requested_by, reason, told_at) values ('push', ?, ?, ?, ?)
        on conflict (flow) do update set
            paused = excluded.paused, requested_by = excluded.requested_by, reason = excluded.reason,
            told_at = excluded.told_at
        where push_flow.told_at <= excluded.told_at
        """;

    private final JdbcTemplate jdbc;
    private final News news;

    RecordAnswers(JdbcTemplate jdbc, News news) {
        this.jdbc = jdbc;
        this.news = news;
    }

    @Transactional
    public void record(List<Received> facts) {
        for (var received : facts) {
            var at = Timestamp.from(received.fact().time());
            switch ((PushEvent) received.event()) {
                case PushReplayCounted it -> answer(it.commandId(), "COUNTED", it.kept(), it.needed(), null, null, at);
                case PushReplayEnded it -> answer(it.commandId(), "REPLAYED", it.replayed(), null, null, null, at);
                case PushDiscardEnded it ->
                    answer(it.commandId(), "DISCARDED", it.discarded(), null, it.reason(), it.requestedBy(), at);
                case PushFlowChanged it -> jdbc.update(FLOW, it.paused(), it.requestedBy(), it.reason(), at);
            }
        }
        news.tell();
    }

    private void answer(
            String command,
            String answer,
            long kept,
            @Nullable Long needed,
            @Nullable String reason,
            @Nullable String by,
            Timestamp at) {
        jdbc.update(ANSWER, command, answer, kept, needed, reason, by, at);
    }
}
