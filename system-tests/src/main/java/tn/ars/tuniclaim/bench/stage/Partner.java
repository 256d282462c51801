package tn.ars.tuniclaim.bench.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.local.parts.Ports;
import tn.ars.tuniclaim.simulator.Main;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The simulated partner, in a process of its own. */
public final class Partner implements AutoCloseable {

    private static final String HEAP = "256m";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final JsonMapper JSON = new JsonMapper();

    private final Path folder;
    private final Path log;
    private final int port = Ports.orFree(0);
    private final int adminPort = Ports.orFree(0);
    private final HttpClient http = HttpClient.newHttpClient();
    private @Nullable Child child;

    Partner(Path folder, Path log) {
        this.folder = folder;
        this.log = log;
    }

    void start() {
        child = Child.start(
                log,
                Child.java(
                        HEAP,
                        Main.class,
                        "--port",
                        port,
                        "--admin-port",
                        adminPort,
                        "--ledger",
                        folder.resolve("ledger"),
                        "--bordereaux",
                        0),
                Map.of());
        Waiting.until("the simulated partner answers", PATIENCE, this::answers);
    }

    /** Ends in {@code /api}. */
    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + port + "/api");
    }

    /** Another world: the next list is this one. */
    public Counts show(World world) {
        return counts(call("PUT", "dataset", world.json()));
    }

    /** A share of the bordereaux says something else from now on, and another share is new. */
    public Counts advance(double changed, double added) {
        return counts(call("POST", "dataset/advance", "{\"changed\": %s, \"added\": %s}".formatted(changed, added)));
    }

    /** How long it takes with each writing call from now on, whatever it did before. */
    public void answersAfter(Duration latency) {
        faults(List.of(latency(latency)));
    }

    public static Map<String, Object> latency(Duration latency) {
        return Map.of("effect", "latency", "distribution", "fixed", "millis", latency.toMillis());
    }

    /** In its own words, in place of those that were at work. */
    public void faults(List<Map<String, Object>> faults) {
        call("PUT", "faults", JSON.writeValueAsString(faults));
    }

    /** Changes that it took so far. */
    public long taken() {
        var taken = 0L;
        for (var kind : call("GET", "stats", "")) {
            taken += kind.path("200").longValue();
        }
        return taken;
    }

    public Verdict verdict() {
        var json = call("GET", "ledger/verdict", "");
        return new Verdict(
                json.path("accepted").longValue(),
                json.path("superseded").longValue(),
                json.path("wentBackwards").path("count").longValue(),
                json.path("arrivedTwice").path("count").longValue(),
                json.path("resentAfterLostAnswer").path("count").longValue(),
                json.path("stayedAway").path("count").longValue());
    }

    /** Facts that are to arrive, in the partner's own words. */
    public void expect(List<Map<String, Object>> facts) {
        call("POST", "ledger/expected", JSON.writeValueAsString(facts));
    }

    /** It forgets what it was told; the latest states as well. */
    public void forget() {
        call("DELETE", "ledger", "");
        call("DELETE", "stats", "");
    }

    /** When calls came in, by their keys; the newest so many. */
    public Map<String, Instant> received(int newest) {
        var received = new HashMap<String, Instant>();
        for (var entry : call("GET", "ledger?limit=" + newest, "").path("entries")) {
            received.put(
                    entry.path("key").stringValue(""),
                    Instant.parse(entry.path("receivedAt").stringValue("")));
        }
        return received;
    }

    /** How long it takes to fetch the list with nothing done to it, and how many bytes it has. */
    public Fetched fetch() {
        try {
            var began = System.nanoTime();
            var request = HttpRequest.newBuilder(URI.create(baseUrl() + "/bordereaux"))
                    .build();
            try (var body = http.send(request, BodyHandlers.ofInputStream()).body()) {
                var bytes = 0L;
                var buffer = new byte[1 << 16];
                for (var read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                    bytes += read;
                }
                return new Fetched(Duration.ofNanos(System.nanoTime() - began), bytes);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        if (child != null) {
            child.close();
        }
    }

    private boolean answers() {
        try {
            call("GET", "stats", "");
            return true;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    private static Counts counts(JsonNode json) {
        var held = json.path("everToHold");
        return new Counts(
                held.path("bordereaux").longValue(),
                held.path("bulletins").longValue(),
                held.path("items").longValue(),
                json.path("sinceLastGeneration").path("touched").longValue());
    }

    private JsonNode call(String method, String path, String body) {
        try {
            var answer = http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/_simulator/%s".formatted(adminPort, path)))
                            .header("Content-Type", "application/json")
                            .method(method, BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(method + " " + path + " answered " + answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** @param oddities in the simulator's own words */
    public record World(long seed, long bordereaux, int bulletins, int items, Map<String, Double> oddities) {

        /** A partner without fault. */
        public static World clean(long seed, long bordereaux) {
            return new World(seed, bordereaux, 20, 3, Map.of());
        }

        String json() {
            return JSON.writeValueAsString(Map.of(
                    "seed",
                    seed,
                    "bordereaux",
                    bordereaux,
                    "bulletinsPerBordereau",
                    bulletins,
                    "itemsPerBulletin",
                    items,
                    "oddities",
                    oddities));
        }
    }

    /** What a correct importer holds at the end, and how many bordereaux the last step touched. */
    public record Counts(long bordereaux, long bulletins, long items, long touched) {

        public List<Long> held() {
            return List.of(bordereaux, bulletins, items);
        }
    }

    /**
     * What it says of all that it was told.
     *
     * @param superseded expected and rightly not told
     */
    public record Verdict(long taken, long superseded, long backwards, long twice, long resent, long missing) {}

    public record Fetched(Duration time, long bytes) {}
}
