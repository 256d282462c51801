package tn.ars.tuniclaim.dashboard.incident;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.dashboard.retention.Forgets;
import tn.ars.tuniclaim.dashboard.rows.Columns;
import tn.ars.tuniclaim.dashboard.rows.Mark;
import tn.ars.tuniclaim.event.AlertCause;

/** The incidents that people were told of, and what was sent to whom. */
@Component
public class Notices implements Forgets {

    private final JdbcClient jdbc;

    Notices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The newest first, by when they were opened.
     *
     * @param mark the last one of the page before; null: the first page
     */
    public List<ToldIncident> open(@Nullable Mark<UUID> mark, int limit) {
        return page("""
            select * from incident
            where resolved_at is null and (:at::timestamptz is null or (opened_at, incident_id) < (:at, :id::uuid))
            order by opened_at desc, incident_id desc limit :limit
            """, mark, limit);
    }

    /** As {@link #open}, of those that are over, by when they ended. */
    public List<ToldIncident> past(@Nullable Mark<UUID> mark, int limit) {
        return page("""
            select * from incident
            where resolved_at is not null
                and (:at::timestamptz is null or (resolved_at, incident_id) < (:at, :id::uuid))
            order by resolved_at desc, incident_id desc limit :limit
            """, mark, limit);
    }

    private List<ToldIncident> page(String sql, @Nullable Mark<UUID> mark, int limit) {
        return jdbc.sql(sql)
                .param("at", mark == null ? null : mark.at().atOffset(ZoneOffset.UTC))
                .param("id", mark == null ? null : mark.id())
                .param("limit", limit)
                .query(Notices::incident)
                .list();
    }

    public Optional<ToldIncident> one(UUID id) {
        return jdbc.sql("select * from incident where incident_id = ?")
                .param(id)
                .query(Notices::incident)
                .optional();
    }

    /** The newest first; of one incident, or of all. */
    public List<ToldNotice> notices(@Nullable UUID incidentId, int limit) {
        return jdbc.sql("""
            select * from notice where :incident::uuid is null or incident_id = :incident
            order by told_at desc, notice_id limit :limit
            """)
                .param("incident", incidentId)
                .param("limit", limit)
                .query(Notices::notice)
                .list();
    }

    /** By the name of the connection. */
    public List<ChannelTest> tests() {
        return jdbc.sql("select * from channel_test order by channel")
                .query((row, _) -> new ChannelTest(
                        row.getString("channel"),
                        row.getBoolean("works"),
                        row.getString("failure"),
                        row.getString("code"),
                        Columns.instant(row, "tested_at")))
                .list();
    }

    /** Mails that did not get out. */
    public long failed() {
        return jdbc.sql("select count(*) from notice where state = 'FAILED'")
                .query(Long.class)
                .single();
    }

    /** What is over, what was sent or withheld, and connections that nobody has any more. */
    @Override
    public void forgetBefore(Instant then) {
        jdbc.sql("delete from incident where told_at < ? and resolved_at is not null")
                .param(then.atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("delete from notice where told_at < ? and state <> 'FAILED'")
                .param(then.atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("delete from channel_test where tested_at < ?")
                .param(then.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static ToldIncident incident(ResultSet row, int number) throws SQLException {
        return new ToldIncident(
                row.getObject("incident_id", UUID.class),
                AlertCause.valueOf(row.getString("cause")),
                row.getString("subject"),
                AlertCause.Severity.valueOf(row.getString("severity")),
                Columns.instant(row, "opened_at"),
                Columns.instant(row, "last_at"),
                row.getLong("alerts"),
                Arrays.asList((String[]) row.getArray("bordereaux").getArray()),
                row.getString("detail"),
                Columns.instantOrNull(row, "resolved_at"),
                row.getObject("muted_by", UUID.class),
                row.getString("acknowledged_by"),
                Columns.instantOrNull(row, "acknowledged_at"),
                row.getString("assignee"),
                row.getString("silenced_by"),
                Columns.instantOrNull(row, "silenced_until"),
                row.getInt("told"));
    }

    private static ToldNotice notice(ResultSet row, int number) throws SQLException {
        return new ToldNotice(
                row.getObject("notice_id", UUID.class),
                row.getObject("incident_id", UUID.class),
                row.getString("kind"),
                row.getString("recipient"),
                row.getString("state"),
                row.getString("headline"),
                row.getString("channel"),
                row.getInt("attempts"),
                row.getString("reason"),
                row.getBoolean("permanent"),
                Columns.instantOrNull(row, "next_attempt_at"),
                Columns.instant(row, "told_at"));
    }
}
