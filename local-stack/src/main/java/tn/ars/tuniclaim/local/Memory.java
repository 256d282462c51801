package tn.ars.tuniclaim.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What a process and its children hold in memory, pages that several share counted once in all. Zero where unknown. */
final class Memory {
    private static final long KIB = 1024;

    private Memory() {}

    static long of(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                .mapToLong(each -> bytes(each.pid()))
                .sum();
    }

    static long ofItself(ProcessHandle process) {
        return bytes(process.pid());
    }

    static String text(long bytes) {
        return bytes == 0 ? "?" : "%,d MiB".formatted(bytes / KIB / KIB);
    }

    private static long bytes(long pid) {
        var shared = field(Path.of("/proc/" + pid + "/smaps_rollup"), "Pss:");
        return shared != 0 ? shared : field(Path.of("/proc/" + pid + "/status"), "VmRSS:");
    }

    private static long field(Path file, String name) {
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(name))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIB)
                    .findFirst()
                    .orElse(0);
        } catch (IOException | UncheckedIOException gone) {
            return 0;
        }
    }
}
