package tn.ars.tuniclaim.dashboard.sync;

import java.util.UUID;

/** What came of asking for the end of a run. */
public sealed interface CancelAnswer {

    /**
     * The importer was told, which ends it unless it has ended or joined another by then; or it has ended it already because it was
     * asked to.
     */
    record Told() implements CancelAnswer {}

    /** Nobody has asked for such a run or told of one. */
    record Unknown() implements CancelAnswer {}

    /** It has ended otherwise. */
    record Over() implements CancelAnswer {}

    /** It never began: that run serves those who asked for it. */
    record ServedBy(UUID runId) implements CancelAnswer {}
}
