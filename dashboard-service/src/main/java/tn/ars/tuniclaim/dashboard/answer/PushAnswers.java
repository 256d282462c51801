package tn.ars.tuniclaim.dashboard.answer;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.dashboard.retention.Forgets;
import tn.ars.tuniclaim.dashboard.rows.Columns;

/** What the pusher said to commands, and whether it is paused. */
@Component
public class PushAnswers implements Forgets {

    private final JdbcClient jdbc;

    PushAnswers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty as long as nobody has ever paused it. */
    public Optional<Flow> flow() {
        return jdbc.sql("select * from push_flow")
                .query((row, _) -> new Flow(
                        row.getBoolean("paused"),
                        row.getString("requested_by"),
                        row.getString("reason"),
                        Columns.instant(row, "told_at")))
                .optional();
    }

    /** What a rehearsal counted; empty until it is answered. */
    public Optional<Rehearsal> rehearsal(String commandId) {
        return jdbc.sql("select * from push_answer where command_id = ? and answer = 'COUNTED'")
                .param(commandId)
                .query((row, _) -> new Rehearsal(row.getLong("kept"), row.getLong("needed")))
                .optional();
    }

    @Override
    public void forgetBefore(Instant then) {
        jdbc.sql("delete from push_answer where told_at < ?")
                .param(then.atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * @param kept changes that a replay would set going
     * @param needed of these, the ones that nothing newer of the same thing was told of
     */
    public record Rehearsal(long kept, long needed) {}
}
