package tn.ars.tuniclaim.bench.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program that the benchmark started. Its log goes on where the one before it ended. */
final class Child implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 30;

    private final Process process;

    private Child(Process process) {
        this.process = process;
    }

    static Child start(Path log, List<String> command, Map<String, String> settings) {
        return start(builder(log, command, settings).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())));
    }

    /** What it writes is for the caller, who speaks to it. */
    static Child converse(Path log, List<String> command) {
        return start(builder(log, command, Map.of()));
    }

    private static ProcessBuilder builder(Path log, List<String> command, Map<String, String> settings) {
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        // Nobody's real servers.
        builder.environment()
                .keySet()
                .removeIf(name ->
                        name.startsWith("SPRING_") || name.startsWith("TUNICLAIM_") || name.startsWith("IMPORTER_"));
        builder.environment().putAll(settings);
        return builder;
    }

    private static Child start(ProcessBuilder builder) {
        try {
            return new Child(builder.start());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** One of our own main classes, on the class path of this very program. */
    static List<String> java(String heap, Class<?> main, Object... arguments) {
        var command = new ArrayList<>(List.of(
                javaBinary(),
                "-XX:+UseSerialGC",
                "-Xmx" + heap,
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dlogback.configurationFile=bench-logback.xml",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        for (var argument : arguments) {
            command.add(argument.toString());
        }
        return command;
    }

    static String javaBinary() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    Process process() {
        return process;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** As {@code kill -9}: it has no time for a last word. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    @Override
    public void close() {
        process.destroy();
        if (!awaitEnd()) {
            kill();
        }
    }

    boolean awaitEnd() {
        try {
            return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
