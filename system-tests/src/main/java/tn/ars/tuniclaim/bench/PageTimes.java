package tn.ars.tuniclaim.bench;

import java.util.ArrayList;
import java.util.List;

/** How long one page took, from the moment at which it was due to be asked for. Thread-safe. */
final class PageTimes {

    private final String name;
    private final List<Double> millis = new ArrayList<>();
    private long failed;

    PageTimes(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    synchronized void add(double tookMillis, boolean isAnswered) {
        millis.add(tookMillis);
        failed += isAnswered ? 0 : 1;
    }

    synchronized int requests() {
        return millis.size();
    }

    synchronized long failed() {
        return failed;
    }

    synchronized double percentile(double percent) {
        return millis.stream()
                .sorted()
                .skip((long) (millis.size() * percent / 100))
                .findFirst()
                .orElseThrow();
    }
}
