package tn.ars.tuniclaim.dashboard.push;

import java.time.Instant;

/**
 * Results told in some time.
 *
 * @param atFirst delivered at the first attempt
 * @param parked how often a change was found to wait
 * @param tookMillis of all deliveries together
 */
public record Tally(
        Instant since,
        long delivered,
        long atFirst,
        long superseded,
        long refused,
        long parked,
        long tookMillis,
        long longestMillis) {

    static Tally none(Instant since) {
        return new Tally(since, 0, 0, 0, 0, 0, 0, 0);
    }

    /** What the partner was asked and answered to. */
    public long asked() {
        return delivered + refused;
    }

    /** Of each thousand delivered, those at the first attempt; 1,000 when there was none. */
    public long firstPerMille() {
        return delivered == 0 ? 1_000 : atFirst * 1_000 / delivered;
    }

    public long meanMillis() {
        return delivered == 0 ? 0 : tookMillis / delivered;
    }
}
