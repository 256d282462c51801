package tn.ars.tuniclaim.notifier.mail;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every mail, sent or not. What has been tried once is never rewritten: each attempt sends the same. */
@Repository
class Mails {

    private static final String WRITE = """
            insert into mail as written
                (incident_id, kind, message_id, subject, text, html, created_at, next_attempt_at)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (incident_id, kind) do update set
                subject = excluded.subject, text = excluded.text, html = excluded.html
            where written.attempts = 0""";

    private static final String CLAIM = """
            with due as materialized (
                select mail.incident_id, mail.kind, opening.delivered_to as told, opening.sent_at is not null as told_all
                from mail join mail opening on opening.incident_id = mail.incident_id and opening.kind = 'OPENED'
                where mail.sent_at is null and mail.next_attempt_at <= ?
                    and (mail.kind = 'OPENED' or opening.sent_at is not null
                        or not opening.delivered_to <@ mail.delivered_to)
                order by mail.next_attempt_at limit 1
                for update of mail skip locked)
            update mail set attempts = attempts + 1, next_attempt_at = ?
            from due where mail.incident_id = due.incident_id and mail.kind = due.kind
            returning mail.*, due.told, due.told_all""";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final MailProperties settings;

    Mails(JdbcClient jdbc, Clock clock, MailProperties settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
    }

    boolean wasTried(UUID incidentId, Kind kind) {
        return jdbc.sql("select exists (select from mail where incident_id = ? and kind = ? and attempts > 0)")
                .params(incidentId, kind.name())
                .query(Boolean.class)
                .single();
    }

    /** Writes the mail; rewrites it, but not its time, as long as it has not been tried. */
    void write(UUID incidentId, Kind kind, Letter letter, Instant notBefore) {
        jdbc.sql(WRITE)
                .param(incidentId)
                .param(kind.name())
                .param(kind.messageId(incidentId, settings.host()))
                .param(letter.subject())
                .param(letter.text())
                .param(letter.html())
                .param(clock.instant().atOffset(UTC))
                .param(notBefore.atOffset(UTC))
                .update();
    }

    boolean deletedUntried(UUID incidentId, Kind kind) {
        return jdbc.sql("delete from mail where incident_id = ? and kind = ? and attempts = 0")
                        .params(incidentId, kind.name())
                        .update()
                == 1;
    }

    /** The next mail to try, which no other instance tries before the lease ends. */
    Optional<Mail> claim() {
        var now = clock.instant();
        return jdbc.sql(CLAIM)
                .param(now.atOffset(UTC))
                .param(now.plus(settings.retry().lease()).atOffset(UTC))
                .query(Mails::mail)
                .optional();
    }

    /** Nothing is left to do for it. */
    void sent(Mail mail, List<String> takenFor) {
        record(mail, takenFor, null, clock.instant(), clock.instant());
    }

    /** Somebody may still have to get it. */
    void keep(Mail mail, List<String> takenFor, @Nullable String refusal, Instant nextAttemptAt) {
        record(mail, takenFor, refusal, nextAttemptAt, null);
    }

    private void record(
            Mail mail,
            List<String> takenFor,
            @Nullable String refusal,
            Instant nextAttemptAt,
            @Nullable Instant sentAt) {
        jdbc.sql("""
                        update mail set delivered_to = delivered_to || ?, last_error = ?, next_attempt_at = ?, sent_at = ?
                        where incident_id = ? and kind = ?""")
                .param(takenFor.toArray(String[]::new))
                .param(refusal)
                .param(nextAttemptAt.atOffset(UTC))
                .param(sentAt == null ? null : sentAt.atOffset(UTC))
                .param(mail.incidentId())
                .param(mail.kind().name())
                .update();
    }

    /** Mails that were refused, or should have been tried before {@code due}. */
    Waiting waiting(Instant due) {
        return jdbc.sql("""
                        select count(*) as mails, min(created_at) as oldest from mail
                        where sent_at is null and (last_error is not null or next_attempt_at < ?)""")
                .param(due.atOffset(UTC))
                .query((row, _) -> {
                    var oldest = row.getObject("oldest", OffsetDateTime.class);
                    return new Waiting(row.getLong("mails"), oldest == null ? null : oldest.toInstant());
                })
                .single();
    }

    /** @param oldest when the oldest was written; null when there is none */
    record Waiting(long mails, @Nullable Instant oldest) {}

    private static Mail mail(ResultSet row, int number) throws SQLException {
        return new Mail(
                row.getObject("incident_id", UUID.class),
                Kind.valueOf(row.getString("kind")),
                row.getString("message_id"),
                new Letter(row.getString("subject"), row.getString("text"), row.getString("html")),
                row.getInt("attempts"),
                strings(row, "delivered_to"),
                strings(row, "told"),
                row.getBoolean("told_all"));
    }

    private static Set<String> strings(ResultSet row, String column) throws SQLException {
        return Set.copyOf(List.of((String[]) row.getArray(column).getArray()));
    }
}
