package tn.ars.tuniclaim.simulator.fault;

import java.util.random.RandomGenerator;

/** A fault at work, with what it has done so far. Guarded by {@link Faults}. */
final class ActiveFault {

    private static final double NANOS = 1_000_000_000;

    final long id;
    final Fault fault;
    private long hits;
    private int inFlight;
    private double allowance;
    private long lastNanos;

    ActiveFault(long id, Fault fault, long nanos) {
        this.id = id;
        this.fault = fault;
        this.lastNanos = nanos;
        this.allowance = fault.effect() instanceof Effect.RateLimit limit ? limit.perSecond() : 0;
    }

    boolean strikes(RandomGenerator random) {
        if (hits >= fault.times() || (fault.share() < 1 && random.nextDouble() >= fault.share())) {
            return false;
        }
        hits++;
        return true;
    }

    boolean enters(int limit) {
        if (inFlight >= limit) {
            return false;
        }
        inFlight++;
        return true;
    }

    void leaves() {
        inFlight--;
    }

    /** A bucket that holds one second's worth. */
    boolean allows(int perSecond, long nanos) {
        allowance = Math.min(perSecond, allowance + (nanos - lastNanos) / NANOS * perSecond);
        lastNanos = nanos;
        if (allowance < 1) {
            return false;
        }
        allowance--;
        return true;
    }

    long hits() {
        return hits;
    }
}
