package tn.ars.tuniclaim.bench;

import java.time.Duration;
import java.util.SplittableRandom;

/** When what is killed: the same seed, the same plan. Not thread-safe. */
final class FaultPlan {

    private final SplittableRandom random;
    private Duration longest;
    private int drawn;

    /** @param longest that an import takes in which nothing goes wrong */
    FaultPlan(long seed, Duration longest) {
        this.random = new SplittableRandom(seed);
        this.longest = longest;
    }

    /** What dies together with the importer. */
    enum Victim {
        NOBODY,
        DATABASE,
        BROKER
    }

    /**
     * @param after the import began
     * @param importerLater how much longer the importer lives than the other, if there is one
     */
    record Fault(Duration after, Victim other, Duration importerLater) {}

    Fault next() {
        var victim = Victim.values()[drawn++ % Victim.values().length];
        return new Fault(upTo(longest), victim, upTo(Duration.ofSeconds(1)));
    }

    /** The import was over before the fault. */
    void tooLate() {
        longest = longest.dividedBy(2);
    }

    private Duration upTo(Duration most) {
        return Duration.ofMillis(random.nextLong(most.toMillis() + 1));
    }
}
