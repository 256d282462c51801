package tn.ars.tuniclaim.importer.run;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tn.ars.tuniclaim.event.RejectionCode;
import tn.ars.tuniclaim.importer.normalize.Reading.Rejected;
import tn.ars.tuniclaim.importer.run.Request.Reads;

/** What could not be taken over, kept until it is mended or replaced, for people to look at and to be tried again. */
@Repository
class Rejections {

    private static final int MAX_KEY = 128;
    private static final int MAX_FIELD = 255;
    private static final int MAX_REASON = 1_000;

    /** No encoding can carry them as they are. */
    private static final Pattern HALF_CHARACTERS = Pattern.compile("\\p{Cs}");

    private final JdbcClient jdbc;
    private final Clock clock;

    Rejections(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The run reads from the beginning: what an earlier reading of it rejected is read again. */
    void beginReading(UUID run) {
        jdbc.sql("update rejection set settled = 'REPLACED', settled_by = run_id where run_id = ? and settled is null")
                .param(run)
                .update();
        forgetRaw(run);
    }

    /**
     * @param reading of the run, from 1
     * @return each entry as it is kept, by its position
     */
    Map<Long, String> add(UUID run, int reading, List<Rejected> rejected) {
        var entries = new LinkedHashMap<Long, String>();
        if (rejected.isEmpty()) {
            return entries;
        }
        var at = clock.instant().atOffset(ZoneOffset.UTC);
        rejected.forEach(one -> entries.computeIfAbsent(one.position(), _ -> raw(one)));
        jdbc.sql("""
                        insert into rejected_entry (run_id, reading, position, raw, at)
                        select ?, ?, position, raw, ? from unnest(?::bigint[], ?::text[]) as e (position, raw)
                        """)
                .params(
                        run,
                        reading,
                        at,
                        entries.keySet().toArray(Long[]::new),
                        entries.values().toArray(String[]::new))
                .update();
        jdbc.sql("""
                        insert into rejection
                            (run_id, reading, at, position, bulletin, reference, num_bs, field, code, expected, reason)
                        select ?, ?, ?, * from unnest(?::bigint[], ?::integer[],
                            ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                        """)
                .params(
                        run,
                        reading,
                        at,
                        rejected.stream().map(Rejected::position).toArray(Long[]::new),
                        rejected.stream().map(Rejected::bulletin).toArray(Integer[]::new),
                        texts(rejected, Rejected::reference, MAX_KEY),
                        texts(rejected, Rejected::numBs, MAX_KEY),
                        texts(rejected, Rejected::field, MAX_FIELD),
                        texts(rejected, one -> one.code().name(), MAX_FIELD),
                        texts(rejected, Rejected::expected, MAX_FIELD),
                        texts(rejected, Rejected::reason, MAX_REASON))
                .update();
        return entries;
    }

    private static @Nullable String[] texts(
            List<Rejected> rejected, Function<Rejected, @Nullable String> column, int atMost) {
        return rejected.stream().map(one -> cut(column.apply(one), atMost)).toArray(String[]::new);
    }

    private static String raw(Rejected rejected) {
        return HALF_CHARACTERS
                .matcher(rejected.raw().toString())
                .replaceAll(half -> Matcher.quoteReplacement(
                        "\\u%04x".formatted((int) half.group().charAt(0))));
    }

    private static @Nullable String cut(@Nullable String text, int atMost) {
        return text == null || text.length() <= atMost ? text : text.substring(0, atMost);
    }

    /**
     * Closes what the run mended or read again. A run that did not come to its end speaks only of what it wrote.
     *
     * @param isComplete whether it read all that it was to read
     */
    void settle(Request run, boolean isComplete) {
        if (run.reads() == Reads.LIST) {
            settleByList(run.run(), isComplete);
        } else if (isComplete) {
            settleByRetry(run.run());
        } else {
            // What it was to try again stays open; what it rejected of it would be there twice.
            beginReading(run.run());
        }
        forgetRaw(run.run());
    }

    /** The reasons stay; what the partner wrote is kept only while it may be tried again. */
    private void forgetRaw(UUID settling) {
        jdbc.sql("""
                        update rejected_entry entry set raw = null
                        where raw is not null
                            and (run_id, reading, position) in (
                                select run_id, reading, position from rejection where settled_by = :run)
                            and not exists (
                                select from rejection
                                where run_id = entry.run_id and reading = entry.reading and position = entry.position
                                    and settled is null)
                        """).param("run", settling).update();
    }

    private void settleByList(UUID run, boolean isComplete) {
        jdbc.sql("""
                        update rejection old set settled_by = :run, settled = case
                            when exists (
                                    select from bordereau
                                    where reference = old.reference and (old.bulletin = 0 or exists (
                                        select from bulletin_de_soin
                                        where bordereau_id = bordereau.id and num_bs = old.num_bs)))
                                and not exists (
                                    select from rejection anew
                                    where anew.run_id = :run and anew.reference = old.reference
                                        and anew.settled is null and (anew.bulletin = 0
                                        or old.bulletin > 0 and anew.num_bs is not distinct from old.num_bs))
                            then 'MENDED' else 'REPLACED' end
                        where old.settled is null and old.run_id <> :run and (:isComplete
                            or exists (select from bordereau where reference = old.reference and changed_by_run = :run)
                            or exists (
                                select from rejection anew
                                where anew.run_id = :run and anew.settled is null and anew.reference = old.reference
                                    and (anew.bulletin = 0) = (old.bulletin = 0)
                                    and anew.num_bs is not distinct from old.num_bs)
                            or old.reference is null and exists (
                                select from rejection anew
                                join rejected_entry entry using (run_id, reading, position)
                                join rejected_entry before on before.run_id = old.run_id
                                    and before.reading = old.reading and before.position = old.position
                                where anew.run_id = :run and anew.settled is null and anew.reference is null
                                    and md5(entry.raw) = md5(before.raw)))
                        """).param("run", run).param("isComplete", isComplete).update();
    }

    private void settleByRetry(UUID run) {
        jdbc.sql("""
                        update rejection old set settled_by = :run, settled = case
                            when exists (
                                select from rejection anew
                                where anew.run_id = :run and anew.settled is null
                                    and anew.position = entry.retried_as and (anew.bulletin = 0 or old.bulletin > 0 and anew.num_bs is not distinct from old.num_bs))
                            then 'REPLACED' else 'MENDED' end
                        from rejected_entry entry
                        where entry.run_id = old.run_id and entry.reading = old.reading
                            and entry.position = old.position and entry.retried_by = :run and old.settled is null
                        """).param("run", run).update();
    }

    /** How many the run's last reading rejected, by their codes. */
    Map<RejectionCode, Long> countsOf(UUID run) {
        var counts = new EnumMap<RejectionCode, Long>(RejectionCode.class);
        jdbc.sql("select code, count(*) from rejection where run_id = ? and settled is null group by code")
                .param(run)
                .query(row -> {
                    counts.put(RejectionCode.valueOf(row.getString(1)), row.getLong(2));
                });
        return counts;
    }

    boolean areAllSettled() {
        return jdbc.sql("select not exists (select from rejection where settled is null)")
                .query(Boolean.class)
                .single();
    }
}
