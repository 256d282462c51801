package tn.ars.tuniclaim.pusher.park;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.event.ParkReason;
import tn.ars.tuniclaim.pusher.change.Calls;
import tn.ars.tuniclaim.pusher.change.Change;

/** Dates of the schedule come from the callers; since when something waits is told by the database's clock. */
@Repository
class JdbcPark implements Park {

    private static final int BOUND = 200;

    private static final String SOMETHING_WAITS = "exists (select from parked where parked.bordereau = lane.bordereau)";

    private final JdbcClient jdbc;
    private final ParkedRecords records;
    private final JdbcClaims claims;
    private final Clock clock;

    JdbcPark(JdbcClient jdbc, ParkedRecords records, JdbcClaims claims, Clock clock) {
        this.jdbc = jdbc;
        this.records = records;
        this.claims = claims;
        this.clock = clock;
    }

    @Override
    public Optional<Claim> claim(BordereauReference bordereau) {
        return claims.take(bordereau);
    }

    /** The lanes first, as in {@link #add}: what is added under the first name later finds no lane and makes a new one. */
    @Override
    @Transactional
    public boolean rename(BordereauReference from, BordereauReference to) {
        jdbc.sql("select 1 from lane where bordereau in (?, ?) order by bordereau collate \"C\" for update")
                .params(from.value(), to.value())
                .query(Integer.class)
                .list();
        var some = waiting(from).stream().map(parked -> parked.change().of(to)).toList();
        if (!some.isEmpty()) {
            makeDue(to, clock.instant());
            rename(some, to);
        }
        jdbc.sql("""
                delete from lane where bordereau = ?
                and not exists (select from parked where parked.bordereau = lane.bordereau)
                """).param(from.value()).update();
        return jdbc.sql("select not exists (select from lane where bordereau = ?)")
                .param(from.value())
                .query(Boolean.class)
                .single();
    }

    private void rename(List<Change> renamed, BordereauReference to) {
        var written = renamed.stream().map(records::write).toList();
        jdbc.sql("""
                update parked set bordereau = ?, headers = renamed.headers::jsonb, value = renamed.value
                from unnest(?::text[], ?::text[], ?::bytea[]) as renamed (fact_id, headers, value)
                where parked.fact_id = renamed.fact_id
                """)
                .params(
                        to.value(),
                        renamed.stream().map(Change::id).toArray(String[]::new),
                        written.stream().map(records::headers).toArray(String[]::new),
                        written.stream().map(ProducerRecord::value).toArray(byte[][]::new))
                .update();
    }

    @Override
    public List<Parked> waiting(BordereauReference bordereau) {
        return jdbc.sql("""
                select fact_id, bordereau, topic, fact_offset, headers, value, attempts, unanswered from parked
                where bordereau = ? order by fact_time, fact_offset limit ?
                """).params(bordereau.value(), BOUND).query((row, _) -> row(row)).list().stream()
                .flatMap(row -> parked(row).stream())
                .toList();
    }

    private record Row(String factId, ConsumerRecord<String, byte[]> record, Calls calls) {}

    private Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getString("fact_id"),
                records.restore(row),
                new Calls(row.getInt("attempts"), row.getInt("unanswered")));
    }

    /** What can no longer be read is among the dead letters by now. */
    private Optional<Parked> parked(Row row) {
        var change = records.read(row.record());
        if (change.isEmpty()) {
            remove(row.factId());
        }
        return change.map(readable -> new Parked(readable, row.calls()));
    }

    /** The lane first: its row is the lock between additions and {@link #settle}. */
    @Override
    @Transactional
    public void add(Change change, Calls calls, ParkReason reason, @Nullable Instant due) {
        makeDue(change.bordereau(), due);
        var record = records.write(change);
        jdbc.sql("""
                insert into parked (fact_id, bordereau, bulletin, kind, fact_time, fact_offset, topic, headers, value, reason,
                    attempts, unanswered, parked_at)
                values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, clock_timestamp())
                on conflict (fact_id) do update set
                    reason = excluded.reason, attempts = greatest(parked.attempts, excluded.attempts),
                    unanswered = greatest(parked.unanswered, excluded.unanswered)
                """)
                .params(
                        change.id(),
                        change.bordereau().value(),
                        records.bulletin(change),
                        change.thing().kind().name(),
                        utc(change.moment().time()),
                        change.offset(),
                        record.topic(),
                        records.headers(record),
                        record.value(),
                        reason.name(),
                        calls.made(),
                        calls.unanswered())
                .update();
    }

    /** Unless it is scheduled already, or waits for its import; without a date, it is due at once, or it would wait for ever. */
    private void makeDue(BordereauReference bordereau, @Nullable Instant due) {
        jdbc.sql("""
                insert into lane (bordereau, due_at) values (?, ?)
                on conflict (bordereau) do update set
                    due_at = case when lane.unknown then lane.due_at else coalesce(lane.due_at, excluded.due_at) end
                """)
                .param(bordereau.value())
                .param(utc(due == null ? clock.instant() : due))
                .update();
    }

    @Override
    public void remove(Collection<Change> changes) {
        jdbc.sql("delete from parked where fact_id = any(?)")
                .param(changes.stream().map(Change::id).toArray(String[]::new))
                .update();
    }

    private void remove(String factId) {
        jdbc.sql("delete from parked where fact_id = ?").param(factId).update();
    }

    @Override
    public void postpone(BordereauReference bordereau, ParkReason reason, @Nullable Instant due) {
        jdbc.sql("update lane set due_at = ?, tried_at = ?, reason = ?, failures = failures + 1 where bordereau = ?")
                .param(utcOrNull(due))
                .params(utc(clock.instant()), reason.name(), bordereau.value())
                .update();
    }

    /** The row in {@code unknown_told} is locked until the end of the transaction, see {@link #allKnownAgain}. */
    @Override
    @Transactional
    public Optional<Instant> noteUnknown(BordereauReference bordereau) {
        var isNew = jdbc.sql("update lane set unknown = true where bordereau = ? and not unknown")
                        .param(bordereau.value())
                        .update()
                == 1;
        return isNew ? jdbc.sql("""
                        insert into unknown_told (only_one) values (true)
                        on conflict (only_one) do update set told_at = clock_timestamp() returning clock_timestamp() as at
                        """).query((row, _) -> at(row)).optional() : Optional.empty();
    }

    /** Looks at the lanes only once it has the lock: who notes another one comes either before the look or after the end. */
    @Override
    @Transactional
    public Optional<Instant> allKnownAgain() {
        jdbc.sql("select 1 from unknown_told for update").query(Integer.class).optional();
        return jdbc.sql("""
                delete from unknown_told where not exists (select from lane where unknown and %s)
                returning clock_timestamp() as at
                """.formatted(SOMETHING_WAITS))
                .query((row, _) -> at(row))
                .optional();
    }

    @Override
    public Optional<StillUnknown> stillUnknown(Duration silence) {
        return jdbc.sql("""
                update unknown_told set told_at = clock_timestamp()
                from (select count(*) as bordereaux, min(bordereau) as one from lane where unknown and %s) as still
                where still.bordereaux > 0 and told_at <= clock_timestamp() - make_interval(secs => ?)
                returning still.bordereaux, still.one, clock_timestamp() as at
                """.formatted(SOMETHING_WAITS))
                .param(seconds(silence))
                .query((row, _) -> new StillUnknown(
                        row.getInt("bordereaux"), new BordereauReference(row.getString("one")), at(row)))
                .optional();
    }

    private static Instant at(ResultSet row) throws SQLException {
        return row.getObject("at", OffsetDateTime.class).toInstant();
    }

    @Override
    public void recovered(BordereauReference bordereau) {
        jdbc.sql("update lane set reason = null, failures = 0, unknown = false where bordereau = ?")
                .param(bordereau.value())
                .update();
    }

    @Override
    @Transactional
    public void settle(BordereauReference bordereau) {
        jdbc.sql("select 1 from lane where bordereau = ? for update")
                .param(bordereau.value())
                .query(Integer.class)
                .optional();
        jdbc.sql("""
                update lane set due_at = null, reason = null, failures = 0
                where bordereau = ? and not exists (select from parked where parked.bordereau = lane.bordereau)
                """).param(bordereau.value()).update();
    }

    @Override
    public List<BordereauReference> due(Instant now, int limit) {
        return jdbc.sql("""
                select bordereau from lane
                where due_at <= ? and (claimed_until is null or claimed_until < clock_timestamp())
                order by due_at limit ?
                """)
                .params(utc(now), limit)
                .query((row, _) -> new BordereauReference(row.getString("bordereau")))
                .list();
    }

    /** Passing over locked rows: who is at one decides about it anyway. */
    @Override
    public void hastenFailing(Instant triedBefore, int limit) {
        var now = utc(clock.instant());
        jdbc.sql("""
                update lane set due_at = ? where bordereau in (
                    select bordereau from lane where reason = 'PARTNER_FAILING' and tried_at < ? and due_at > ?
                    order by tried_at limit ? for update skip locked)
                """).params(now, utc(triedBefore), now, limit).update();
    }

    /** Locks in the order in which {@link #rename} does. */
    @Override
    public void setFree(Collection<BordereauReference> bordereaux) {
        var references = bordereaux.stream().map(BordereauReference::value).toArray(String[]::new);
        jdbc.sql("""
                update lane set unknown = false, failures = 0, due_at = case when %s then cast(? as timestamptz) end
                where bordereau in (
                    select bordereau from lane where bordereau = any(?) and unknown
                    order by bordereau collate "C" for update)
                """.formatted(SOMETHING_WAITS))
                .params(utc(clock.instant()), references)
                .update();
    }

    /** What waits of it is due now, as if it had never failed, unless it waits for its import. */
    void hasten(BordereauReference bordereau, Instant now) {
        jdbc.sql("update lane set due_at = ?, failures = 0 where bordereau = ? and not unknown and " + SOMETHING_WAITS)
                .params(utc(now), bordereau.value())
                .update();
    }

    @Override
    public Optional<Instant> oldest() {
        return jdbc.sql("select parked_at as at from parked order by parked_at limit 1")
                .query((row, _) -> at(row))
                .optional();
    }

    @Override
    public Duration claimReserve() {
        return claims.reserve();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private static @Nullable OffsetDateTime utcOrNull(@Nullable Instant instant) {
        return instant == null ? null : utc(instant);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
