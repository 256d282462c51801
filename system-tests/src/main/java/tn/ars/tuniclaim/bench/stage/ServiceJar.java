package tn.ars.tuniclaim.bench.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A service's jar, unpacked as its image has it, with an ahead-of-time cache beside it, which shortens the start and nothing
 * else. Both are made anew for another jar.
 */
final class ServiceJar {

    private static final String VERSION = "1.0.0-SNAPSHOT";
    private static final long PATIENCE_MINUTES = 5;

    /**
     * As in production: 640 MiB for the container, in which the JVM chooses this collector; its heap would be 320 MiB.
     */
    private static final List<String> FLAGS = List.of("-XX:+UseSerialGC", "-Xmx256m", "-XX:+ExitOnOutOfMemoryError");

    private final String name;
    private final Path jar;
    private final Path folder;

    /** @param module of the project, whose name is the service's */
    ServiceJar(Path project, String module, Path folder) {
        this.name = "%s-%s.jar".formatted(module, VERSION);
        this.jar = project.resolve(module).resolve("target").resolve(name);
        this.folder = folder;
    }

    /** What starts it. */
    List<String> command() {
        return command(Files.exists(cache()) ? "-XX:AOTCache=" + cache() : "-Xshare:auto");
    }

    /** @param settings with which it starts, up to the point where it would begin to work */
    void prepare(Map<String, String> settings, Path log) {
        if (Files.exists(stamp()) && read(stamp()).equals(identity())) {
            return;
        }
        System.err.println("Preparing " + name + " for fast starts ...");
        Folders.delete(folder);
        run(
                log,
                List.of(
                        Child.javaBinary(),
                        "-Djarmode=tools",
                        "-jar",
                        jar.toString(),
                        "extract",
                        "--destination",
                        "" + folder),
                Map.of());
        run(log, command("-XX:AOTCacheOutput=" + cache(), "-Dspring.context.exit=onRefresh"), settings);
        try {
            Files.writeString(stamp(), identity());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private List<String> command(String... flags) {
        var command = new ArrayList<>(List.of(Child.javaBinary()));
        command.addAll(FLAGS);
        command.addAll(List.of(flags));
        command.addAll(List.of("-jar", folder.resolve(name).toString()));
        return command;
    }

    private void run(Path log, List<String> command, Map<String, String> settings) {
        var child = Child.start(log, command, settings);
        try {
            if (!child.process().waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)
                    || child.process().exitValue() != 0) {
                child.kill();
                throw new IllegalStateException(name + " could not be prepared, see " + log);
            }
        } catch (InterruptedException interrupted) {
            child.kill();
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private Path cache() {
        return folder.resolve("start.aot");
    }

    private Path stamp() {
        return folder.resolve("prepared");
    }

    private String identity() {
        try {
            return "%d %s %s %s".formatted(Files.size(jar), Files.getLastModifiedTime(jar), Runtime.version(), FLAGS);
        } catch (IOException failure) {
            throw new UncheckedIOException("build first: " + jar, failure);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
