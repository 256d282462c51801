package tn.ars.tuniclaim.pusher.journal;

import static java.util.stream.Collectors.toMap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.claim.NumeroBs;
import tn.ars.tuniclaim.event.PushKind;
import tn.ars.tuniclaim.pusher.change.Change;
import tn.ars.tuniclaim.pusher.change.Moment;
import tn.ars.tuniclaim.pusher.change.Thing;

@Repository
class JdbcJournal implements Journal {

    private static final String WHOLE_BORDEREAU = "";

    private static final String UNLESS_OLDER = """
            on conflict (bordereau, bulletin, kind) do update set
                fact_id = excluded.fact_id, fact_time = excluded.fact_time, fact_offset = excluded.fact_offset,
                state = excluded.state, outcome = excluded.outcome, http_status = excluded.http_status,
                told_at = excluded.told_at
            where (journal.fact_time, journal.fact_offset) <= (excluded.fact_time, excluded.fact_offset)
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcJournal(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Told told(BordereauReference bordereau, Collection<String> changeIds) {
        return new Told(newest(bordereau), endedAmong(changeIds));
    }

    private Map<Thing, Told.Last> newest(BordereauReference bordereau) {
        return jdbc
                .sql("select bulletin, kind, fact_id, fact_time, fact_offset from journal where bordereau = ?")
                .param(bordereau.value())
                .query((row, _) -> entry(bordereau, row))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Map.Entry<Thing, Told.Last> entry(BordereauReference bordereau, ResultSet row) throws SQLException {
        var bulletin = row.getString("bulletin");
        var thing = new Thing(
                bordereau,
                bulletin.equals(WHOLE_BORDEREAU) ? null : new NumeroBs(bulletin),
                PushKind.valueOf(row.getString("kind")));
        var time = row.getObject("fact_time", OffsetDateTime.class).toInstant();
        return Map.entry(thing, new Told.Last(row.getString("fact_id"), new Moment(time, row.getLong("fact_offset"))));
    }

    private Set<String> endedAmong(Collection<String> changeIds) {
        return jdbc.sql("select fact_id from ended where fact_id = any(?)")
                .param(changeIds.toArray(String[]::new))
                .query((row, _) -> row.getString("fact_id"))
                .set();
    }

    @Override
    @Transactional
    public void delivered(Change change, int httpStatus) {
        tell(change, "DELIVERED", httpStatus);
    }

    @Override
    @Transactional
    public void refused(Change change, int httpStatus) {
        tell(change, "REFUSED", httpStatus);
    }

    private void tell(Change change, String outcome, int httpStatus) {
        var thing = change.thing();
        jdbc.sql("""
                insert into journal (bordereau, bulletin, kind, fact_id, fact_time, fact_offset, state, outcome, http_status, told_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """ + UNLESS_OLDER)
                .params(
                        thing.bordereau().value(),
                        thing.bulletin() == null
                                ? WHOLE_BORDEREAU
                                : thing.bulletin().value(),
                        thing.kind().name(),
                        change.id(),
                        change.moment().time().atOffset(ZoneOffset.UTC),
                        change.offset(),
                        change.subject().state(),
                        outcome,
                        httpStatus,
                        now())
                .update();
        ended(change);
    }

    @Override
    @Transactional
    public void ended(Change change) {
        jdbc.sql("insert into ended (fact_id, ended_at) values (?, ?) on conflict (fact_id) do nothing")
                .params(change.id(), now())
                .update();
    }

    @Override
    public void rename(BordereauReference from, BordereauReference to) {
        jdbc.sql("""
                with told as (delete from journal where bordereau = ? returning *)
                insert into journal (bordereau, bulletin, kind, fact_id, fact_time, fact_offset, state, outcome, http_status, told_at)
                select ?, bulletin, kind, fact_id, fact_time, fact_offset, state, outcome, http_status, told_at from told
                """ + UNLESS_OLDER).params(from.value(), to.value()).update();
    }

    /** Forgets the ends older than {@code age}; what things were last told stays. */
    int forgetEndsOlderThan(Duration age) {
        return jdbc.sql("delete from ended where ended_at < ?")
                .param(now().minus(age))
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
