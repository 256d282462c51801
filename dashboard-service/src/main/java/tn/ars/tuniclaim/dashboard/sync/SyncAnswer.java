package tn.ars.tuniclaim.dashboard.sync;

import java.util.UUID;

/** What came of asking for a run. */
public sealed interface SyncAnswer {

    UUID runId();

    /** The importer will start it, unless it finds one going on. */
    record Accepted(UUID runId) implements SyncAnswer {}

    /** It was asked for a moment ago, and has not begun as far as is known. */
    record AlreadyAsked(UUID runId) implements SyncAnswer {}

    /** One goes on; a second would bring nothing more. */
    record AlreadyRuns(UUID runId) implements SyncAnswer {}
}
