package tn.ars.tuniclaim.notifier.notice;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many notices there are in each state, all instances together, told from one look at the rows: so they add up. */
@Component
class NoticeFigures {

    private enum State {
        WAITING,
        REFUSED,
        SENT,
        HELD,
        WITHHELD
    }

    private final JdbcClient jdbc;
    private volatile Map<String, Long> counts = Map.of();

    NoticeFigures(JdbcClient jdbc, MeterRegistry meters) {
        this.jdbc = jdbc;
        Gauge.builder("tuniclaim.notifier.notices.written", this, NoticeFigures::written)
                .register(meters);
        Arrays.stream(State.values())
                .forEach(state -> Gauge.builder("tuniclaim.notifier.notices", this, figures -> figures.count(state))
                        .tag("state", state.name().toLowerCase(Locale.ROOT))
                        .register(meters));
    }

    void look() {
        counts = jdbc
                .sql("select state, count(*) as notices from notice group by state")
                .query((row, _) -> Map.entry(row.getString("state"), row.getLong("notices")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private double count(State state) {
        return counts.getOrDefault(state.name(), 0L);
    }

    private double written() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
