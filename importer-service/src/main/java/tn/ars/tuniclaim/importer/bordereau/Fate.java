package tn.ars.tuniclaim.importer.bordereau;

import tn.ars.tuniclaim.event.SyncBalance.Counts;

/**
 * What became of a bordereau that was told.
 *
 * @param bordereau one entry
 * @param bulletins those taken over, none where the entry is a duplicate
 * @param items likewise; those of a bulletin are one set, which is updated as a whole
 * @param announced bulletins that {@code nombreBS} promised
 */
public record Fate(Counts bordereau, Counts bulletins, Counts items, int announced) {

    static final Fate DUPLICATE = new Fate(new Counts(1, 0, 0, 0, 1, 0), Counts.ZERO, Counts.ZERO, 0);

    public boolean isDuplicate() {
        return bordereau.duplicate() > 0;
    }

    static Fate unchanged(int bulletins, int items, int announced) {
        return new Fate(Effect.UNCHANGED.of(1), Effect.UNCHANGED.of(bulletins), Effect.UNCHANGED.of(items), announced);
    }
}
