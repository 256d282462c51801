package tn.ars.tuniclaim.local;

import java.time.Duration;
import java.util.Optional;
import tn.ars.tuniclaim.local.parts.EmbeddedDatabase;

/** What a launcher that was killed could not stop. To be cleared by who holds the folder's lock. */
final class Leftovers {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

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
