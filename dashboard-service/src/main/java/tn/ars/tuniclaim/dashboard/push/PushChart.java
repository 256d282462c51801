package tn.ars.tuniclaim.dashboard.push;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import tn.ars.tuniclaim.dashboard.page.Chart;

/** Results over time. */
public final class PushChart {

    private PushChart() {}

    /** Delivered and refused, in steps of {@code width}. */
    public static Chart results(Tallies tallies, Instant from, Instant to, Duration width) {
        var tallied = filled(tallies, from, to, width);
        return new Chart(
                times(tallied),
                List.of(
                        new Chart.Series("chart.delivered", "in-step", values(tallied, Tally::delivered)),
                        new Chart.Series("chart.refused", "needs-you", values(tallied, Tally::refused))),
                null);
    }

    /** How long the partner took, in milliseconds, in steps of {@code width}. */
    public static Chart latency(Tallies tallies, Instant from, Instant to, Duration width) {
        var tallied = filled(tallies, from, to, width);
        return new Chart(
                times(tallied),
                List.of(
                        new Chart.Series("chart.mean", "working", values(tallied, Tally::meanMillis)),
                        new Chart.Series("chart.longest", "quiet", values(tallied, Tally::longestMillis))),
                null);
    }

    /** With the steps in which nothing was told. */
    private static List<Tally> filled(Tallies tallies, Instant from, Instant to, Duration width) {
        var first = Instant.ofEpochSecond(from.getEpochSecond() / width.toSeconds() * width.toSeconds());
        var told = tallies.between(first, to, width).iterator();
        var next = told.hasNext() ? told.next() : null;
        var filled = new ArrayList<Tally>();
        for (var at = first; at.isBefore(to); at = at.plus(width)) {
            if (next != null && next.since().equals(at)) {
                filled.add(next);
                next = told.hasNext() ? told.next() : null;
            } else {
                filled.add(Tally.none(at));
            }
        }
        return filled;
    }

    private static List<Instant> times(List<Tally> tallied) {
        return tallied.stream().map(Tally::since).toList();
    }

    private static List<Long> values(List<Tally> tallied, ToLongFunction<Tally> which) {
        return tallied.stream().map(which::applyAsLong).toList();
    }
}
