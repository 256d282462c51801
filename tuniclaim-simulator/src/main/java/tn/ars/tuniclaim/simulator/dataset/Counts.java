package tn.ars.tuniclaim.simulator.dataset;

import java.util.Map;

/**
 * The world counted exactly, without holding it.
 *
 * @param listEntries entries of the list on the wire, copies included
 * @param bordereaux distinct entries among them; {@code bulletins} and {@code items} are theirs, as far
 *     as one can ask for them
 * @param oddities how many listed things meet each oddity that shapes a bordereau or bears on a count, by its word
 * @param rejectedBordereaux entries with neither id nor reference
 * @param rejectedBulletins bulletins that a correct importer refuses, in bordereaux that it takes
 * @param toHold what a correct importer holds that has seen this generation alone
 * @param everToHold the same for one that has seen every generation and forgets nothing
 * @param sinceLastGeneration how many bordereaux the last step met
 */
public record Counts(
        int generation,
        long listEntries,
        long bordereaux,
        long bulletins,
        long items,
        Map<String, Long> oddities,
        long rejectedBordereaux,
        long rejectedBulletins,
        Holding toHold,
        Holding everToHold,
        Changes sinceLastGeneration) {

    public record Holding(long bordereaux, long bulletins, long items) {}

    /** {@code touched} are those that changed or moved, or both. */
    public record Changes(long added, long changed, long vanished, long moved, long touched) {}
}
