package tn.ars.tuniclaim.notifier.notice;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tn.ars.tuniclaim.event.NoticeKind;
import tn.ars.tuniclaim.event.Withheld;

/** Every notice to everybody. What waits is sent, and its end written, by the room {@code delivery}. */
@Repository
class Notices {

    private static final String WRITE = """
        insert into notice (id, incident_id, kind, recipient, state, withheld, held_until, message_id, in_reply_to,
            severity, headline, text, html, link, created_at, next_attempt_at)
        values (:id, :incident, :kind, :recipient, :state, :withheld, :heldUntil, :messageId, :inReplyTo, :severity,
            :headline, :text, :html, :link, :now, :now)\
        """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Notices(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void write(NewNotice notice, Pace pace) {
        switch (pace) {
            case Pace.Now _ -> write(notice, "WAITING", null, null);
            case Pace.Later(var reason, var at) -> write(notice, "HELD", reason, at);
            case Pace.Never(var reason) -> write(notice, "WITHHELD", reason, null);
        }
    }

    private void write(NewNotice notice, String state, @Nullable Withheld withheld, @Nullable Instant heldUntil) {
        jdbc.sql(WRITE)
                .param("id", notice.id())
                .param("incident", notice.incidentId())
                .param("kind", notice.kind().name())
                .param("recipient", notice.recipient())
                .param("state", state)
                .param("withheld", withheld == null ? null : withheld.name())
                .param("heldUntil", heldUntil == null ? null : heldUntil.atOffset(UTC))
                .param("messageId", notice.messageId())
                .param("inReplyTo", notice.inReplyTo())
                .param("severity", notice.letter().severity().name())
                .param("headline", notice.letter().subject())
                .param("text", notice.letter().text())
                .param("html", notice.letter().html())
                .param("link", notice.letter().link())
                .param("now", clock.instant().atOffset(UTC))
                .update();
    }

    /** What each recipient has been or is being told first of the incident. */
    List<First> firstsOf(UUID incident) {
        return jdbc.sql("""
            select distinct on (recipient) recipient, state, withheld, held_until,
                (select message_id from (
                        select own.place, own.state, own.message_id from notice own
                        where own.incident_id = notice.incident_id and own.recipient = notice.recipient
                        union all
                        select gathering.place, gathering.state, gathering.message_id
                        from notice told join notice gathering on gathering.id = told.instead_in
                        where told.incident_id = notice.incident_id and told.recipient = notice.recipient) as thread
                    where thread.state in ('WAITING', 'REFUSED', 'SENT')
                    order by thread.place limit 1) as thread
            from notice
            where incident_id = ? and (state <> 'WITHHELD' or instead_in is not null)
            order by recipient, place\
            """).param(incident).query(Notices::first).list();
    }

    private static First first(ResultSet row, int number) throws SQLException {
        var withheld = row.getString("withheld");
        var reason = withheld == null ? null : Withheld.valueOf(withheld);
        var heldUntil = row.getObject("held_until", OffsetDateTime.class);
        var held = reason != null && heldUntil != null && "HELD".equals(row.getString("state"))
                ? new Pace.Later(reason, heldUntil.toInstant())
                : null;
        return new First(row.getString("recipient"), row.getString("thread"), reason, held);
    }

    /**
     * @param thread the first mail that tells the recipient of the incident, be it a digest or a summary; null: none so far
     * @param withheld why it was not told at once; null where it was
     * @param held while it waits for the digest or summary that tells of it
     */
    record First(
            String recipient,
            @Nullable String thread,
            @Nullable Withheld withheld,
            Pace.@Nullable Later held) {}

    /** What is held of how it went says nothing any more to whoever is told something newer at once. */
    Map<UUID, NoticeKind> overtake(UUID incident, String recipient) {
        return jdbc
                .sql("""
                    update notice set state = 'WITHHELD', withheld = 'OVERTAKEN'
                    where incident_id = ? and recipient = ? and state = 'HELD' and kind in ('UPDATED', 'REPEATED')
                    returning id, kind\
                    """)
                .params(incident, recipient)
                .query((row, _) ->
                        Map.entry(row.getObject("id", UUID.class), NoticeKind.valueOf(row.getString("kind"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Notices that were written for the recipient since then, but for those that gather others. */
    int countOf(String recipient, Instant since) {
        return jdbc.sql("""
            select count(*) from notice
            where recipient = ? and created_at > ? and state not in ('HELD', 'WITHHELD')
                and kind not in ('DIGEST', 'SUMMARY')\
            """)
                .params(recipient, since.atOffset(UTC))
                .query(Integer.class)
                .single();
    }

    /** When the recipient's summary is written, if there is to be one. */
    Optional<Instant> summaryOf(String recipient) {
        return jdbc.sql("""
            select held_until from notice
            where recipient = ? and state = 'HELD' and withheld = 'CAPPED' order by held_until limit 1\
            """)
                .param(recipient)
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }
}
