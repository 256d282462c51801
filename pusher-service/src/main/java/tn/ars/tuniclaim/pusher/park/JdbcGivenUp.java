package tn.ars.tuniclaim.pusher.park;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tn.ars.tuniclaim.event.PushSelection;
import tn.ars.tuniclaim.event.Undelivered;
import tn.ars.tuniclaim.pusher.change.Change;

/** When something was given up or decided is told by the database's clock, which all instances share. */
@Repository
class JdbcGivenUp implements GivenUpChanges {

    private static final String WHOLE_BORDEREAU = "";

    private static final String SELECTED = """
            decided_at is null
            and (cast(:factId as text) is null or given_up.fact_id = :factId)
            and (cast(:bordereau as text) is null or given_up.bordereau = :bordereau)
            and (cast(:kind as text) is null or given_up.kind = :kind)
            and (cast(:reason as text) is null or given_up.reason = :reason)
            and (cast(:from as timestamptz) is null or given_up.fact_time >= :from)
            and (cast(:until as timestamptz) is null or given_up.fact_time < :until)
            """;

    private final JdbcClient jdbc;
    private final ParkedRecords records;

    JdbcGivenUp(JdbcClient jdbc, ParkedRecords records) {
        this.jdbc = jdbc;
        this.records = records;
    }

    @Override
    public void keep(Change change, Undelivered reason) {
        var record = records.write(change);
        var bulletin = change.thing().bulletin();
        jdbc.sql("""
                insert into given_up (fact_id, bordereau, bulletin, kind, fact_time, fact_offset, topic, headers, value, reason, given_up_at)
                values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, clock_timestamp())
                on conflict (fact_id) do update set
                    reason = excluded.reason, given_up_at = excluded.given_up_at, decided_at = null
                """)
                .params(
                        change.id(),
                        change.bordereau().value(),
                        bulletin == null ? WHOLE_BORDEREAU : bulletin.value(),
                        change.thing().kind().name(),
                        change.moment().time().atOffset(ZoneOffset.UTC),
                        change.offset(),
                        record.topic(),
                        records.headers(record),
                        record.value(),
                        reason.name())
                .update();
    }

    @Override
    public Counts count(PushSelection selection) {
        return selecting("""
                select count(*) as kept, count(*) filter (where journal.bordereau is null) as needed
                from given_up left join journal on journal.bordereau = given_up.bordereau
                    and journal.bulletin = given_up.bulletin and journal.kind = given_up.kind
                    and (journal.fact_time, journal.fact_offset) > (given_up.fact_time, given_up.fact_offset)
                where\s""" + SELECTED, selection)
                .query((row, _) -> new Counts(row.getLong("kept"), row.getLong("needed")))
                .single();
    }

    /** What can no longer be read is among the dead letters by now. */
    @Override
    @Transactional
    public Taken take(PushSelection selection, Instant before, int most) {
        var rows = selecting("""
                with taken as (
                    select fact_id from given_up
                    where given_up_at <= :before and\s""" + SELECTED + """
                    order by fact_time, fact_offset limit :most for update)
                update given_up set decided_at = clock_timestamp(), decision = 'REPLAYED' from taken where given_up.fact_id = taken.fact_id
                returning given_up.topic, given_up.bordereau, given_up.fact_offset, given_up.headers, given_up.value
                """, selection)
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query((row, _) -> record(row))
                .list();
        var changes = rows.stream()
                .map(records::read)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(Change::moment))
                .toList();
        return new Taken(rows.size(), changes);
    }

    private ConsumerRecord<String, byte[]> record(ResultSet row) throws SQLException {
        return records.restore(
                row.getString("topic"),
                row.getString("bordereau"),
                row.getLong("fact_offset"),
                row.getString("headers"),
                row.getBytes("value"));
    }

    @Override
    public int discard(PushSelection selection, String by, String because) {
        return selecting("""
                update given_up set decided_at = clock_timestamp(), decision = 'DISCARDED', decided_by = :by, because = :because
                where\s""" + SELECTED, selection)
                .param("by", by)
                .param("because", because)
                .update();
    }

    private StatementSpec selecting(String sql, PushSelection selection) {
        var bordereau = selection.bordereau();
        return jdbc.sql(sql)
                .param("factId", selection.factId())
                .param("bordereau", bordereau == null ? null : bordereau.value())
                .param("kind", name(selection.kind()))
                .param("reason", name(selection.reason()))
                .param("from", utc(selection.from()))
                .param("until", utc(selection.until()));
    }

    private static @Nullable String name(@Nullable Enum<?> word) {
        return word == null ? null : word.name();
    }

    private static @Nullable Object utc(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }
}
