package tn.ars.tuniclaim.local;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A launcher of its own in the background, waited for until it is ready. */
final class Detached {
    private static final long BETWEEN_LOOKS_MILLIS = 200;

    private Detached() {}

    /** Answers 0 when it is ready; what it said and its exit code when it ended instead. */
    static int start(Home folder, List<String> arguments, PrintWriter out) throws InterruptedException {
        var said = folder.logs().resolve("launcher.out");
        try {
            Home.keep(said);
            var child = new ProcessBuilder(command(arguments))
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .redirectInput(Path.of("/dev/null").toFile())
                    .start();
            while (!child.waitFor(BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS)) {
                var record = RunRecord.in(folder.runFile())
                        .filter(found -> found.launcher().pid() == child.pid() && found.ready());
                if (record.isEmpty()) continue;
                Report.print(record.get(), folder, out);
                Report.printMemory(record.get(), out);
                return 0;
            }
            out.print(Files.readString(said));
            out.flush();
            return child.exitValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same JVM with the same flags. */
    private static List<String> command(List<String> arguments) {
        var command = new ArrayList<>(List.of(AppJar.java()));
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Run.class.getName()));
        command.addAll(arguments);
        return command;
    }
}
