package tn.ars.tuniclaim.notifier.notice;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.event.Withheld;

/** How many notices there are in each state and why, all instances together, told from one look at the rows: so they add up. */
@Component
class NoticeFigures {

    private static final String NONE = "none";

    private enum State {
        WAITING,
        REFUSED,
        SENT,
        HELD,
        WITHHELD
    }

    /** One series. */
    private record Kind(State state, String reason) {}

    private final JdbcClient jdbc;
    private volatile Map<Kind, Long> counts = Map.of();

    NoticeFigures(JdbcClient jdbc, MeterRegistry meters) {
        this.jdbc = jdbc;
        Gauge.builder("tuniclaim.notifier.notices.written", this, NoticeFigures::written)
                .register(meters);
        kinds().forEach(kind -> Gauge.builder("tuniclaim.notifier.notices", this, figures -> figures.count(kind))
                .tag("state", kind.state().name().toLowerCase(Locale.ROOT))
                .tag("reason", kind.reason().toLowerCase(Locale.ROOT))
                .register(meters));
    }

    /** Only what does not go out by itself has a reason. */
    private static Stream<Kind> kinds() {
        return Arrays.stream(State.values()).flatMap(state -> switch (state) {
            case WAITING, REFUSED, SENT -> Stream.of(new Kind(state, NONE));
            case HELD, WITHHELD -> Arrays.stream(Withheld.values()).map(reason -> new Kind(state, reason.name()));
        });
    }

    void look() {
        counts = jdbc
                .sql("""
                    select state, case when state in ('HELD', 'WITHHELD') then withheld else 'none' end as reason,
                        count(*) as notices
                    from notice group by 1, 2\
                    """)
                .query((row, _) -> Map.entry(
                        new Kind(State.valueOf(row.getString("state")), row.getString("reason")),
                        row.getLong("notices")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private double count(Kind kind) {
        return counts.getOrDefault(kind, 0L);
    }

    private double written() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
