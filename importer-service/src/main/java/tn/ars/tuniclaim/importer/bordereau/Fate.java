package tn.ars.tuniclaim.importer.bordereau;

import tn.ars.tuniclaim.event.SyncBalance.Counts;

/**
 * What became of a bordereau that was told.
 *
 * @param bordereau one entry
 * @param bulletins its bulletins, none where it is a duplicate
 */
public record Fate(Counts bordereau, Counts bulletins) {

    static final Fate DUPLICATE = new Fate(new Counts(1, 0, 0, 0, 1, 0), Counts.ZERO);

    public boolean isDuplicate() {
        return bordereau.duplicate() > 0;
    }

    static Fate unchanged(int bulletins) {
        return new Fate(one(Effect.UNCHANGED), new Counts(bulletins, 0, 0, bulletins, 0, 0));
    }

    static Counts one(Effect effect) {
        return switch (effect) {
            case CREATED -> new Counts(1, 1, 0, 0, 0, 0);
            case UPDATED -> new Counts(1, 0, 1, 0, 0, 0);
            case UNCHANGED -> new Counts(1, 0, 0, 1, 0, 0);
        };
    }
}
