package tn.ars.tuniclaim.importer.bordereau;

import java.util.UUID;
import tn.ars.tuniclaim.event.SyncBalance.Counts;

/** What a run did to a row, however often it came by. */
enum Effect {
    CREATED,
    UPDATED,
    UNCHANGED;

    static Effect of(UUID run, UUID createdByRun, UUID changedByRun) {
        if (!changedByRun.equals(run)) {
            return UNCHANGED;
        }
        return createdByRun.equals(run) ? CREATED : UPDATED;
    }

    /** So many rows of this effect. */
    Counts of(int rows) {
        return switch (this) {
            case CREATED -> new Counts(rows, rows, 0, 0, 0, 0);
            case UPDATED -> new Counts(rows, 0, rows, 0, 0, 0);
            case UNCHANGED -> new Counts(rows, 0, 0, rows, 0, 0);
        };
    }
}
