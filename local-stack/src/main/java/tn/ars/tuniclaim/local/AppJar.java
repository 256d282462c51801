package tn.ars.tuniclaim.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A service's production jar made ready for a fast start: unpacked, as an ahead-of-time cache wants it, with that cache
 * beside. The stamp tells which jar and which JVM both were made with.
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
        return new AppJar(service, service.jar(project), apps.resolve(service.title()));
    }

    boolean isBuilt() {
        return Files.exists(jar);
    }

    boolean isTrained() {
        return stampMatches(trainedStamp()) && Files.exists(cache());
    }

    /** Unpacks the jar unless it is the one that lies there unpacked. */
    void unpack() {
        if (stampMatches(unpackedStamp())) return;
        Home.delete(folder);
        var exit = run(List.of(
                java(), "-Djarmode=tools", "-jar", jar.toString(), "extract", "--destination", folder.toString()));
        if (exit != 0) throw new StartFailed("cannot unpack " + jar);
        stamp(unpackedStamp());
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
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        stamp(trainedStamp());
        return true;
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

    private Path unpackedStamp() {
        return folder.resolve("unpacked");
    }

    private Path trainedStamp() {
        return folder.resolve("trained");
    }

    private boolean stampMatches(Path stamp) {
        return OwnerFile.read(stamp).filter(identity()::equals).isPresent();
    }

    private void stamp(Path stamp) {
        OwnerFile.write(stamp, identity());
    }

    private String identity() {
        try {
            return "%s %d %s %s %s"
                    .formatted(jar, Files.size(jar), Files.getLastModifiedTime(jar), Runtime.version(), FLAGS);
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
