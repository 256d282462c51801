package tn.ars.tuniclaim.pusher.journal;

import static java.util.stream.Collectors.toSet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.claim.NumeroBs;
import tn.ars.tuniclaim.event.PushKind;
import tn.ars.tuniclaim.pusher.change.Change;
import tn.ars.tuniclaim.pusher.change.Moment;
import tn.ars.tuniclaim.pusher.change.Thing;
import tn.ars.tuniclaim.pusher.together.Together;

@Repository
class JdbcJournal implements Journal {

    private static final String WHOLE_BORDEREAU = "";
    private static final int LOOKUPS_AT_ONCE = 200;

    private static final String UNLESS_OLDER = """
            on conflict (bordereau, bulletin, kind) do update set
                fact_id = excluded.fact_id, fact_time = excluded.fact_time, fact_offset = excluded.fact_offset,
                state = excluded.state, outcome = excluded.outcome, http_status = excluded.http_status,
                told_at = excluded.told_at
            where (journal.fact_time, journal.fact_offset) <= (excluded.fact_time, excluded.fact_offset)
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Together<Question, Told> lookups = Together.inDatabase(LOOKUPS_AT_ONCE, this::told);

    JdbcJournal(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Told told(BordereauReference bordereau, Collection<String> changeIds) {
        return lookups.ask(new Question(bordereau, changeIds));
    }

    private record Question(BordereauReference bordereau, Collection<String> changeIds) {}

    /**
     * In one round trip, with one index look-up for each, whatever the planner thinks of tables that have grown since it last looked
     * at them.
     */
    private List<Told> told(List<Question> questions) {
        var newest = new HashMap<String, Map<Thing, Told.Last>>();
        var ended = new HashSet<String>();
        jdbc.sql("""
                select journal.* from unnest(?::text[]) as asked (bordereau)
                cross join lateral (
                    select bordereau, bulletin, kind, fact_id, fact_time, fact_offset
                    from journal where journal.bordereau = asked.bordereau offset 0) as journal
                union all
                select null, null, null, asked.fact_id, null, null from unnest(?::text[]) as asked (fact_id)
                cross join lateral (select from ended where ended.fact_id = asked.fact_id limit 1) as found
                """)
                .params(
                        questions.stream()
                                .map(question -> question.bordereau().value())
                                .distinct()
                                .toArray(String[]::new),
                        questions.stream()
                                .flatMap(question -> question.changeIds().stream())
                                .toArray(String[]::new))
                .query(row -> {
                    var bordereau = row.getString("bordereau");
                    if (bordereau == null) {
                        ended.add(row.getString("fact_id"));
                    } else {
                        newest.computeIfAbsent(bordereau, _ -> new HashMap<>()).put(thing(row), last(row));
                    }
                });
        return questions.stream()
                .map(question -> new Told(
                        newest.getOrDefault(question.bordereau().value(), Map.of()),
                        question.changeIds().stream().filter(ended::contains).collect(toSet())))
                .toList();
    }

    private static Thing thing(ResultSet row) throws SQLException {
        var bulletin = row.getString("bulletin");
        return new Thing(
                new BordereauReference(row.getString("bordereau")),
                bulletin.equals(WHOLE_BORDEREAU) ? null : new NumeroBs(bulletin),
                PushKind.valueOf(row.getString("kind")));
    }

    private static Told.Last last(ResultSet row) throws SQLException {
        var time = row.getObject("fact_time", OffsetDateTime.class).toInstant();
        return new Told.Last(row.getString("fact_id"), new Moment(time, row.getLong("fact_offset")));
    }

    @Override
    @Transactional
    public void end(Collection<End> ends) {
        var told = ends.stream().flatMap(JdbcJournal::asTold).toList();
        if (!told.isEmpty()) {
            tell(told);
        }
        jdbc.sql("insert into ended (fact_id, ended_at) select unnest(?::text[]), ? on conflict (fact_id) do nothing")
                .params(texts(ends, end -> end.change().id()), now())
                .update();
    }

    private record AsTold(Change change, String outcome, int httpStatus) {

        String bulletin() {
            var bulletin = change.thing().bulletin();
            return bulletin == null ? WHOLE_BORDEREAU : bulletin.value();
        }
    }

    private static Stream<AsTold> asTold(End end) {
        return switch (end) {
            case End.Delivered delivered -> Stream.of(new AsTold(end.change(), "DELIVERED", delivered.httpStatus()));
            case End.Refused refused -> Stream.of(new AsTold(end.change(), "REFUSED", refused.httpStatus()));
            case End.Untold _ -> Stream.empty();
        };
    }

    private void tell(List<AsTold> told) {
        jdbc.sql("""
                insert into journal (bordereau, bulletin, kind, fact_id, fact_time, fact_offset, state, outcome, http_status, told_at)
                select told.*, ?::timestamptz
                from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::bigint[], ?::text[], ?::text[], ?::int[])
                    as told
                """ + UNLESS_OLDER)
                .params(
                        now(),
                        texts(told, one -> one.change().bordereau().value()),
                        texts(told, AsTold::bulletin),
                        texts(told, one -> one.change().thing().kind().name()),
                        texts(told, one -> one.change().id()),
                        texts(told, one -> one.change().moment().time().toString()),
                        told.stream().map(one -> one.change().offset()).toArray(Long[]::new),
                        texts(told, one -> one.change().subject().state()),
                        texts(told, AsTold::outcome),
                        told.stream().map(AsTold::httpStatus).toArray(Integer[]::new))
                .update();
    }

    private static <T> String[] texts(Collection<T> of, Function<T, String> text) {
        return of.stream().map(text).toArray(String[]::new);
    }

    @Override
    public void reopen(Collection<String> changeIds) {
        jdbc.sql("delete from ended where fact_id = any(?)")
                .param(changeIds.toArray(String[]::new))
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
