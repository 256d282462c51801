package tn.ars.tuniclaim.local;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tn.ars.tuniclaim.local.parts.EmbeddedDatabase;

/** What a launcher that was killed could not stop. To be cleared by who holds the folder's lock. */
final class Leftovers {
    /** Short: without a broker they have little to finish, and any may be killed at any time. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private Leftovers() {}

    /** The command of a JVM, so that its process is known as one of this home, recorded or not. */
    static List<String> marked(List<String> command, Home home) {
        var marked = new ArrayList<>(command);
        marked.add(1, mark(home));
        return marked;
    }

    /** Those that live. */
    static List<ProcessHandle> in(Home home) {
        var recorded = RunRecord.in(home.runFile()).stream()
                .flatMap(record -> record.processes().stream())
                .map(ProcessMark::running)
                .flatMap(Optional::stream);
        var mark = mark(home);
        var marked = ProcessHandle.allProcesses().filter(process -> hasArgument(process, mark));
        return Stream.concat(recorded, marked).distinct().toList();
    }

    static void clear(Home home) {
        Stopping.stop(in(home), PATIENCE);
        EmbeddedDatabase.stopAbandoned(home.postgresql());
        Home.delete(home.runFile());
    }

    private static boolean hasArgument(ProcessHandle process, String argument) {
        return process.info()
                .arguments()
                .filter(all -> Arrays.asList(all).contains(argument))
                .isPresent();
    }

    static String mark(Home home) {
        return "-Dlocal.home=" + home.root();
    }
}
