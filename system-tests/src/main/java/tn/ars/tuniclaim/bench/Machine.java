package tn.ars.tuniclaim.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the figures were found on: of another machine they are no measure. */
final class Machine {

    private static final long GIB = 1L << 30;
    private static final long MIB = 1L << 20;

    private Machine() {}

    /** In MiB: what a database server has for its pages by the usual rule. */
    static int quarterOfMemory() {
        return Math.toIntExact(system().getTotalMemorySize() / 4 / MIB);
    }

    static String words() {
        var system = system();
        return "%d × %s, %d GiB, %s %s, Java %s"
                .formatted(
                        system.getAvailableProcessors(),
                        processor(),
                        Math.round(system.getTotalMemorySize() / (double) GIB),
                        system.getName(),
                        system.getVersion(),
                        Runtime.version());
    }

    private static OperatingSystemMXBean system() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    }

    private static String processor() {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 2))
                    .findFirst()
                    .orElse("CPU");
        } catch (IOException elsewhere) {
            return System.getProperty("os.arch");
        }
    }
}
