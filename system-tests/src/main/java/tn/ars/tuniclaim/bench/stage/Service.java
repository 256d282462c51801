package tn.ars.tuniclaim.bench.stage;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.local.parts.Ports;

/** One instance of one of our services. */
public final class Service implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration QUESTION = Duration.ofSeconds(2);

    private final List<String> command;
    private final Map<String, String> settings;
    private final Path log;
    private final int port = Ports.orFree(0);
    private final HttpClient http = HttpClient.newHttpClient();
    private @Nullable Child child;

    /** @param settings as environment variables */
    Service(List<String> command, Map<String, String> settings, Path log) {
        this.command = command;
        this.settings = settings;
        this.log = log;
    }

    /** Does not wait. */
    public void start() {
        var environment = new HashMap<>(settings);
        environment.put("SERVER_PORT", Integer.toString(port));
        child = Child.start(log, command, environment);
    }

    /** Returns when it says that it is ready. */
    public void awaitReady() {
        Waiting.until("the service is ready, see " + log, PATIENCE, () -> {
            if (!child().isAlive()) {
                throw new IllegalStateException("the service has ended by itself, see " + log);
            }
            return isReady();
        });
    }

    /** Where it answers. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public Duration cpu() {
        return Cpu.ofTree(child().process().pid());
    }

    public LiveHeap watchHeap() {
        return LiveHeap.of(child().process());
    }

    public void kill() {
        child().kill();
    }

    @Override
    public void close() {
        if (child != null) {
            child.close();
        }
    }

    private Child child() {
        var running = child;
        if (running == null) {
            throw new IllegalStateException("the service was not started");
        }
        return running;
    }

    private boolean isReady() {
        try {
            var question = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:%d/actuator/health/readiness".formatted(port)))
                    .timeout(QUESTION)
                    .build();
            return http.send(question, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
