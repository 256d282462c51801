package tn.ars.tuniclaim.importer.run;

import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.event.SyncBalance;
import tn.ars.tuniclaim.event.SyncTraffic;

/**
 * A run at its end.
 *
 * @param next what was asked for meanwhile and it did not serve; null: nothing
 */
record Ended(
        Request request,
        SyncBalance balance,
        SyncTraffic traffic,
        @Nullable Request next) {}
