package tn.ars.tuniclaim.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One service that was started, with its log. */
record ServiceProcess(Service service, Process process, int port, Path log) {
    private static final long BETWEEN_QUESTIONS_MILLIS = 200;
    private static final int TAIL_LINES = 30;

    static ServiceProcess start(
            Service service, List<String> command, Map<String, String> settings, int port, Path log) {
        try {
            var builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
            builder.environment().putAll(settings);
            return new ServiceProcess(service, builder.start(), port, log);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start the " + service.title(), e);
        }
    }

    URI readiness() {
        return URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness");
    }

    /** Returns when it says that it is ready; fails when it ends first, or takes too long. */
    void awaitReady(HttpClient http, Duration patience) throws InterruptedException {
        var deadline = System.nanoTime() + patience.toNanos();
        while (!Readiness.isReady(http, readiness())) {
            if (System.nanoTime() > deadline)
                throw new StartFailed(
                        "the %s is not ready after %d s%n%s".formatted(service.title(), patience.toSeconds(), tail()));
            if (process.waitFor(BETWEEN_QUESTIONS_MILLIS, TimeUnit.MILLISECONDS)) throw new StartFailed(obituary());
        }
    }

    /** What is said when it has ended by itself. */
    String obituary() {
        return "the %s ended with exit code %d; the end of %s:%n%s"
                .formatted(service.title(), process.exitValue(), log, tail());
    }

    private String tail() {
        try {
            var lines = new ArrayDeque<String>();
            try (var all = Files.newBufferedReader(log)) {
                for (var line = all.readLine(); line != null; line = all.readLine()) {
                    if (lines.size() == TAIL_LINES) lines.removeFirst();
                    lines.addLast(line);
                }
            }
            return String.join(System.lineSeparator(), lines);
        } catch (IOException e) {
            return "(no log: " + e.getMessage() + ")";
        }
    }
}
