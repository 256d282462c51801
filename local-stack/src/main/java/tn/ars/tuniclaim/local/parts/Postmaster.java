package tn.ars.tuniclaim.local.parts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The server process of a PostgreSQL folder. It is nobody's child, and so outlives a JVM that was killed. */
final class Postmaster {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** PostgreSQL writes its start in whole seconds, a moment after the process began. */
    private static final Duration TOLERANCE = Duration.ofSeconds(30);

    private Postmaster() {}

    /** Stops what runs in the folder, if anything does, and waits until it has gone. */
    static void stop(Path data) throws IOException {
        var running = find(data);
        if (running.isEmpty()) return;
        // INT: sessions are ended, what is committed is written. QUIT: at once, and the next start recovers.
        if (!ended(running.get(), "INT")
                && !ended(running.get(), "QUIT")
                && find(data).isPresent())
            throw new IOException("PostgreSQL of " + data + " runs as process "
                    + running.get().pid() + " and does not stop");
    }

    /** The folder's lock file names a process and its start; a process that only got the same number later is not it. */
    static Optional<ProcessHandle> find(Path data) throws IOException {
        var lines = lines(data.resolve("postmaster.pid"));
        if (lines.size() < 3) return Optional.empty();
        var started = Instant.ofEpochSecond(Long.parseLong(lines.get(2).trim()));
        return ProcessHandle.of(Long.parseLong(lines.getFirst().trim()))
                // One that has ended and was not yet collected by its parent has no command.
                .filter(process -> process.info().command().isPresent())
                .filter(process -> process.info()
                        .startInstant()
                        .map(start -> Duration.between(start, started).abs().compareTo(TOLERANCE) < 0)
                        .orElse(false));
    }

    /** None when there is no such file, or somebody else is just deleting it. */
    private static List<String> lines(Path file) throws IOException {
        try {
            return Files.readAllLines(file);
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    private static boolean ended(ProcessHandle process, String signal) throws IOException {
        try {
            new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                    .start()
                    .waitFor();
            process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
