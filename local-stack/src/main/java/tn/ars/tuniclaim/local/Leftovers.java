package tn.ars.tuniclaim.local;

import java.time.Duration;
import java.util.Optional;
import tn.ars.tuniclaim.local.parts.EmbeddedDatabase;

/** What a launcher that was killed could not stop. To be cleared by who holds the folder's lock. */
final class Leftovers {
    /** Short: without a broker they have little to finish, and any may be killed at any time. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private Leftovers() {}

    static void clear(Home home) {
        var orphans = RunRecord.in(home.runFile()).stream()
                .flatMap(record -> record.processes().stream())
                .map(ProcessMark::running)
                .flatMap(Optional::stream)
                .toList();
        Stopping.stop(orphans, PATIENCE);
        EmbeddedDatabase.stopAbandoned(home.postgresql());
        Home.delete(home.runFile());
    }
}
