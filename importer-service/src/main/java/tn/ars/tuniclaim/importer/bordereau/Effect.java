package tn.ars.tuniclaim.importer.bordereau;

import java.util.UUID;

/** What a run did to a row, however often it came by. */
enum Effect {
    CREATED,
    UPDATED,
    UNCHANGED;

    static Effect of(UUID run, UUID createdByRun, UUID changedByRun) {
        if (createdByRun.equals(run)) {
            return CREATED;
        }
        return changedByRun.equals(run) ? UPDATED : UNCHANGED;
    }
}
