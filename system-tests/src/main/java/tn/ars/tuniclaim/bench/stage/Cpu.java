package tn.ars.tuniclaim.bench.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** The CPU time that processes have used, as Linux counts it; elsewhere it is not known, and zero. */
final class Cpu {

    /** {@code USER_HZ}, which is 100 on every Linux. */
    private static final long MILLIS_PER_TICK = 10;

    /** Where user, system, and the two of ended children are, after the program's name. */
    private static final int FIRST_FIELD = 11;

    private static final int FIELDS = 4;

    private Cpu() {}

    /** A process, its living descendants, and those that have ended. */
    static Duration ofTree(long pid) {
        return ProcessHandle.of(pid)
                .map(root -> Stream.concat(Stream.of(root), root.descendants())
                        .mapToLong(process -> ticks(process.pid()))
                        .sum())
                .map(ticks -> Duration.ofMillis(ticks * MILLIS_PER_TICK))
                .orElse(Duration.ZERO);
    }

    private static long ticks(long pid) {
        try {
            var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            // The name is in brackets and may hold anything.
            return Stream.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1))
                    .skip(FIRST_FIELD)
                    .limit(FIELDS)
                    .mapToLong(Long::parseLong)
                    .sum();
        } catch (IOException gone) {
            return 0;
        }
    }
}
