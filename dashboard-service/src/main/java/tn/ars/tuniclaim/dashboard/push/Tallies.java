package tn.ars.tuniclaim.dashboard.push;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.dashboard.retention.Forgets;
import tn.ars.tuniclaim.dashboard.rows.Columns;
import tn.ars.tuniclaim.dashboard.rows.Rows;
import tn.ars.tuniclaim.event.PushKind;

/** How many results were told, by the minute: what a page shows of millions is the sum of some hundred rows. */
@Component
public class Tallies implements Forgets {

    private static final String ADD = """
        insert into push_tally (minute, kind, outcome, results, at_first, attempts, took_ms, longest_ms)
        select * from unnest(?::timestamptz[], ?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[],
            ?::bigint[])
        on conflict (minute, kind, outcome) do update set
            results = push_tally.results + excluded.results, at_first = push_tally.at_first + excluded.at_first,
            attempts = push_tally.attempts + excluded.attempts, took_ms = push_tally.took_ms + excluded.took_ms,
            longest_ms = greatest(push_tally.longest_ms, excluded.longest_ms)
        """;

    private static final String SUMS = """
        select date_bin(:width::interval, minute, :from) as since,
               coalesce(sum(results) filter (where outcome = 'DELIVERED'), 0) as delivered,
               coalesce(sum(at_first) filter (where outcome = 'DELIVERED'), 0) as at_first,
               coalesce(sum(results) filter (where outcome = 'SUPERSEDED'), 0) as superseded,
               coalesce(sum(results) filter (where outcome = 'REFUSED'), 0) as refused,
               coalesce(sum(results) filter (where outcome = 'WAITING'), 0) as parked,
               coalesce(sum(took_ms) filter (where outcome = 'DELIVERED'), 0) as took_ms,
               coalesce(max(longest_ms) filter (where outcome = 'DELIVERED'), 0) as longest_ms
        from push_tally where minute >= :from and minute < :to
        group by since order by since
        """;

    private final JdbcTemplate jdbc;
    private final JdbcClient client;

    Tallies(JdbcTemplate jdbc, JdbcClient client) {
        this.jdbc = jdbc;
        this.client = client;
    }

    /** In one order, so that two who count at the same time never wait for each other. */
    void add(Collection<PushRow> results) {
        var sums = new TreeMap<Key, long[]>();
        for (var row : results) {
            var key = new Key(
                    row.toldAt().truncatedTo(ChronoUnit.MINUTES), row.push().kind(), row.outcome());
            var attempts = row.attempts();
            var took = row.tookMillis();
            add(sums.computeIfAbsent(key, _ -> new long[5]), attempts == null ? 0 : attempts, took == null ? 0 : took);
        }
        var rows = new Rows();
        sums.forEach((key, sum) -> rows.add(key.minute, key.kind, key.outcome, sum[0], sum[1], sum[2], sum[3], sum[4]));
        rows.write(jdbc, ADD);
    }

    private static void add(long[] sum, int attempts, long took) {
        sum[0]++;
        sum[1] += attempts == 1 ? 1 : 0;
        sum[2] += attempts;
        sum[3] += took;
        sum[4] = Math.max(sum[4], took);
    }

    /** From one moment to before the other, in steps of {@code width}; those in which nothing was told are left out. */
    public List<Tally> between(Instant from, Instant to, Duration width) {
        return client.sql(SUMS)
                .param("width", width.toSeconds() + " seconds")
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .query((row, _) -> new Tally(
                        Columns.instant(row, "since"),
                        row.getLong("delivered"),
                        row.getLong("at_first"),
                        row.getLong("superseded"),
                        row.getLong("refused"),
                        row.getLong("parked"),
                        row.getLong("took_ms"),
                        row.getLong("longest_ms")))
                .list();
    }

    /** All of it in one. */
    public Tally sum(Instant from, Instant to) {
        return between(from, to, Duration.between(from, to)).stream()
                .findFirst()
                .orElse(Tally.none(from));
    }

    @Override
    public void forgetBefore(Instant then) {
        client.sql("delete from push_tally where minute < ?")
                .param(then.atOffset(ZoneOffset.UTC))
                .update();
    }

    private record Key(Instant minute, PushKind kind, Outcome outcome) implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::minute).thenComparing(Key::kind).thenComparing(Key::outcome);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }
}
