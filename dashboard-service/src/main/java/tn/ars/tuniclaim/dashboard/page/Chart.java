package tn.ars.tuniclaim.dashboard.page;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Figures over time. Drawn where scripts run; a table everywhere.
 *
 * @param times the oldest first
 * @param norm what is promised, in the same unit; null where nothing is
 */
public record Chart(
        List<Instant> times, List<Series> series, @Nullable Double norm) {

    private static final JsonMapper JSON = new JsonMapper();

    /**
     * @param code of its name
     * @param state whose colour it has, see {@link State#css()}; {@code quiet} for none
     */
    public record Series(String code, String state, List<? extends Number> values) {}

    private record Drawn(
            List<Long> x,
            List<DrawnSeries> series,
            @Nullable Double norm) {}

    private record DrawnSeries(String label, String state, List<? extends Number> y) {}

    /** As the script takes it. */
    public String json(Words words) {
        return JSON.writeValueAsString(new Drawn(
                times.stream().map(Instant::getEpochSecond).toList(),
                series.stream()
                        .map(one -> new DrawnSeries(words.text(one.code()), one.state(), one.values()))
                        .toList(),
                norm));
    }

    /** False where every figure is zero: there is nothing to see. */
    public boolean hasFigures() {
        return series.stream().flatMap(one -> one.values().stream()).anyMatch(value -> value.doubleValue() != 0);
    }
}
