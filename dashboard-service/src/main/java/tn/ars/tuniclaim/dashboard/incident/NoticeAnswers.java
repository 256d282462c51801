package tn.ars.tuniclaim.dashboard.incident;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.dashboard.retention.Forgets;
import tn.ars.tuniclaim.event.IncidentRefusal;

/** What the notifier answered to commands. */
@Component
public class NoticeAnswers implements Forgets {

    private final JdbcClient jdbc;

    NoticeAnswers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty until it has answered. */
    public Optional<NoticeAnswer> to(UUID command) {
        return jdbc.sql("select refusal from notice_answer where command_id = ?")
                .param(command.toString())
                .query((row, _) -> new NoticeAnswer(refusal(row.getString("refusal"))))
                .optional();
    }

    @Override
    public void forgetBefore(Instant then) {
        jdbc.sql("delete from notice_answer where told_at < ?")
                .param(then.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static @Nullable IncidentRefusal refusal(@Nullable String word) {
        return word == null ? null : IncidentRefusal.valueOf(word);
    }

    /** @param refusal why it did not obey; null: it did */
    public record NoticeAnswer(@Nullable IncidentRefusal refusal) {}
}
