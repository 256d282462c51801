package tn.ars.tuniclaim.notifier.incident;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tn.ars.tuniclaim.event.AlertCause;
import tn.ars.tuniclaim.notifier.incident.Turn.Matter;
import tn.ars.tuniclaim.notifier.retention.Retention;

/** When each matter was said to be over for the last time, whether an incident was open or not. */
@Repository
class Endings {

    private final JdbcClient jdbc;
    private final Clock clock;

    Endings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Map<Matter, Instant> of(Collection<Matter> matters) {
        return jdbc
                .sql("""
                        select cause, subject, ended_at from ending
                        join unnest(?::text[], ?::text[]) as asked (cause, subject) using (cause, subject)""")
                .param(matters.stream().map(matter -> matter.cause().name()).toArray(String[]::new))
                .param(matters.stream().map(Matter::subject).toArray(String[]::new))
                .query((row, _) -> Map.entry(
                        new Matter(AlertCause.valueOf(row.getString("cause")), row.getString("subject")),
                        row.getObject("ended_at", OffsetDateTime.class).toInstant()))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Those older than any alert that may still come. */
    void forgetOld() {
        Retention.inBatches(this::forgetSome);
    }

    /** The age once more for each row: one that is said anew meanwhile is young again. */
    private int forgetSome() {
        return jdbc.sql("""
            delete from ending where ended_at < :cutoff and (cause, subject) in (
                select cause, subject from ending where ended_at < :cutoff limit :batch)\
            """)
                .param("cutoff", clock.instant().minus(Retention.LEAST).atOffset(UTC))
                .param("batch", Retention.BATCH)
                .update();
    }

    void remember(Matter matter, Instant at) {
        jdbc.sql("""
                        insert into ending (cause, subject, ended_at) values (?, ?, ?)
                        on conflict (cause, subject) do update set ended_at = greatest(ending.ended_at, excluded.ended_at)""")
                .param(matter.cause().name())
                .param(matter.subject())
                .param(at.truncatedTo(ChronoUnit.MICROS).atOffset(UTC))
                .update();
    }
}
