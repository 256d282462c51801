package tn.ars.tuniclaim.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * A service's production jar made ready for a fast start: unpacked, as an ahead-of-time cache wants it, with that cache
 * beside. Each jar and JVM has a folder of its own, so that a build takes nothing away from what runs.
 */
record AppJar(Service service, Path jar, Path folder) {
    /** C1 alone and a small heap suit a demonstration; the cache is valid only for the flags it was trained with. */
    private static final List<String> FLAGS = List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xms48m",
            "-Xmx160m",
            "-Xss512k",
            "-XX:ReservedCodeCacheSize=48m",
            "-XX:MaxMetaspaceSize=192m");

    static AppJar of(Service service, Path project, Path apps) {
        var jar = service.jar(project);
        var identity = UUID.nameUUIDFromBytes(identity(jar).getBytes(UTF_8));
        return new AppJar(service, jar, apps.resolve(service.title() + "-" + identity));
    }

    boolean isTrained() {
        return Files.exists(cache());
    }

    /** Unpacks the jar unless it lies there unpacked, and clears what no process uses any more of those before it. */
    void unpack() {
        if (Files.exists(folder)) return;
        var unpacking = Path.of(folder + ".new" + ProcessHandle.current().pid());
        var exit = run(List.of(
                java(), "-Djarmode=tools", "-jar", jar.toString(), "extract", "--destination", unpacking.toString()));
        if (exit != 0) throw new StartFailed("cannot unpack " + jar);
        keep(unpacking);
        clearOthers();
    }

    private void keep(Path unpacked) {
        try {
            Files.move(unpacked, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.exists(folder)) throw new UncheckedIOException(e);
            // Somebody else was faster.
            Home.delete(unpacked);
        }
    }

    private void clearOthers() {
        try (var others = Files.newDirectoryStream(folder.resolveSibling(""), service.title() + "*")) {
            for (var other : others) if (!other.equals(folder) && !isInUse(other)) Home.delete(other);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isInUse(Path folder) {
        return ProcessHandle.allProcesses()
                .flatMap(process -> process.info().arguments().stream().flatMap(Arrays::stream))
                .anyMatch(argument -> argument.contains(folder.toString()));
    }

    /** With the cache where there is one and it is wanted; the JVM starts all the same when it cannot use it. */
    List<String> command(boolean cached) {
        return cached && isTrained() ? command("-XX:AOTCache=" + cache()) : command("-Xshare:auto");
    }

    /** Runs as usual and writes down, when it ends, what it loaded. */
    List<String> trainingCommand() {
        return command("-XX:AOTCacheOutput=" + newCache());
    }

    /** To be called when a training run has ended; false when it left no cache. */
    boolean keepTraining() {
        try {
            if (!Files.exists(newCache())) return false;
            Files.move(newCache(), cache(), StandardCopyOption.REPLACE_EXISTING);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> command(String cacheFlag) {
        var command = new ArrayList<>(List.of(java(), cacheFlag));
        command.addAll(FLAGS);
        command.addAll(List.of("-jar", folder.resolve(jar.getFileName()).toString()));
        return command;
    }

    private Path cache() {
        return folder.resolve("start.aot");
    }

    private Path newCache() {
        return folder.resolve("start.aot.new");
    }

    private static String identity(Path jar) {
        try {
            return jar + " " + Files.size(jar) + " " + Files.getLastModifiedTime(jar) + " " + Runtime.version() + FLAGS;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static int run(List<String> command) {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailed("interrupted");
        }
    }
}
