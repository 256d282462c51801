package tn.ars.tuniclaim.importer.schedule;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tn.ars.tuniclaim.event.SyncEvent.ScheduleChanged;
import tn.ars.tuniclaim.service.outbox.Outbox;

/** The one schedule of the whole cluster: what is due next, and whether people paused it. Whatever changes is told. */
@Repository
class Schedule {

    private final JdbcClient jdbc;
    private final Outbox outbox;

    Schedule(JdbcClient jdbc, Outbox outbox) {
        this.jdbc = jdbc;
        this.outbox = outbox;
    }

    /** Takes up a timetable that is new or another one than before; what was missed under the same one stays due. */
    @Transactional
    void adopt(Timetable timetable, Instant now) {
        jdbc.sql("""
                        insert into schedule (cron, zone, next_at) values (:cron, :zone, :next)
                        on conflict (only_row) do update set cron = excluded.cron, zone = excluded.zone,
                            next_at = case when schedule.paused then null else excluded.next_at end
                        where (schedule.cron, schedule.zone) <> (excluded.cron, excluded.zone)
                        returning *
                        """)
                .param("cron", timetable.cron())
                .param("zone", timetable.zone())
                .param("next", at(timetable.after(now)))
                .query((row, _) -> changed(row))
                .optional()
                .ifPresent(outbox::add);
    }

    /** When a run is due or was, unless it is in the future. */
    Optional<Instant> due(Instant now) {
        return jdbc.sql("select next_at from schedule where next_at <= ?")
                .param(at(now))
                .query((row, _) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .optional();
    }

    /** False when another instance went on before. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean goOn(Instant from, @Nullable Instant next) {
        var changed = jdbc.sql("update schedule set next_at = ? where next_at = ? returning *")
                .param(at(next))
                .param(at(from))
                .query((row, _) -> changed(row))
                .optional();
        changed.ifPresent(outbox::add);
        return changed.isPresent();
    }

    /** Paused where {@code next} is null. A second pause or resumption changes nothing. */
    @Transactional
    void pause(boolean paused, @Nullable Instant next, String by, Instant when, @Nullable String why) {
        jdbc.sql("""
                        update schedule set paused = :paused, next_at = cast(:next as timestamptz),
                            changed_by = :by, changed_at = :when, reason = cast(:why as text)
                        where paused <> :paused
                        returning *
                        """)
                .param("paused", paused)
                .param("next", at(next))
                .param("by", by)
                .param("when", at(when))
                .param("why", why)
                .query((row, _) -> changed(row))
                .optional()
                .ifPresent(outbox::add);
    }

    private static ScheduleChanged changed(ResultSet row) throws SQLException {
        return new ScheduleChanged(
                row.getBoolean("paused"),
                row.getString("cron"),
                row.getString("zone"),
                instant(row, "next_at"),
                row.getString("changed_by"),
                instant(row, "changed_at"),
                row.getString("reason"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
