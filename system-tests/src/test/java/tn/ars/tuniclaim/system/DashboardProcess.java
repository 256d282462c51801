package tn.ars.tuniclaim.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The dashboard from the jar of this build, to be killed and started again while all else goes on. */
final class DashboardProcess implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration QUESTION = Duration.ofSeconds(2);

    private final Process process;

    private DashboardProcess(Process process) {
        this.process = process;
    }

    /** Returns when it is ready. */
    static DashboardProcess start(Path jar, Map<String, String> settings, List<String> options, URI root, Path log) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-jar",
                jar.toString()));
        command.addAll(options);
        try {
            var builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            LocalRun.settle(builder.environment());
            builder.environment().putAll(settings);
            var started = new DashboardProcess(builder.start());
            started.awaitReady(root.resolve("/actuator/health/readiness"), log);
            return started;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private void awaitReady(URI readiness, Path log) throws IOException, InterruptedException {
        var end = System.nanoTime() + START.toNanos();
        while (!isReady(readiness)) {
            if (process.waitFor(200, TimeUnit.MILLISECONDS) || System.nanoTime() > end) {
                close();
                throw new IllegalStateException("the dashboard did not start:\n" + Files.readString(log));
            }
        }
    }

    static boolean isReady(URI readiness) {
        try (var http = HttpClient.newHttpClient()) {
            var question = HttpRequest.newBuilder(readiness).timeout(QUESTION).build();
            return http.send(question, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** As {@code kill -9} does it: it can say goodbye to nobody. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
