package tn.ars.tuniclaim.simulator.fault;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import tn.ars.tuniclaim.simulator.form.BadField;
import tn.ars.tuniclaim.simulator.form.Form;

/** How long an answer takes. */
sealed interface Spread {

    /** Standard deviations between the median and the 99th percentile. */
    double P99 = 2.326_347_9;

    long LONGEST_MILLIS = 3_600_000;

    Duration draw(RandomGenerator random);

    record Fixed(long millis) implements Spread {
        @Override
        public Duration draw(RandomGenerator random) {
            return Duration.ofMillis(millis);
        }
    }

    record Uniform(long minMillis, long maxMillis) implements Spread {
        @Override
        public Duration draw(RandomGenerator random) {
            return Duration.ofMillis(random.nextLong(minMillis, maxMillis + 1));
        }
    }

    record Lognormal(long p50Millis, long p99Millis) implements Spread {
        @Override
        public Duration draw(RandomGenerator random) {
            var sigma = Math.log((double) p99Millis / p50Millis) / P99;
            var millis = p50Millis * Math.exp(sigma * random.nextGaussian());
            return Duration.ofNanos((long) (Math.min(millis, LONGEST_MILLIS) * 1_000_000));
        }
    }

    static Spread read(Form form) {
        return switch (form.word("distribution", List.of("fixed", "uniform", "lognormal"), "fixed")) {
            case "uniform" -> {
                var min = form.number("minMillis", 0, LONGEST_MILLIS);
                yield new Uniform(min, form.number("maxMillis", min, LONGEST_MILLIS));
            }
            case "lognormal" -> {
                var p50 = form.number("p50Millis", 1, LONGEST_MILLIS);
                yield new Lognormal(p50, form.number("p99Millis", p50, LONGEST_MILLIS));
            }
            case "fixed" -> new Fixed(form.number("millis", 0, LONGEST_MILLIS));
            default -> throw new BadField("distribution", "is not known here");
        };
    }
}
