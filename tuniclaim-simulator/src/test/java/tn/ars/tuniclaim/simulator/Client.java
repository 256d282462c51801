package tn.ars.tuniclaim.simulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Calls a simulator from outside. */
final class Client implements AutoCloseable {

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Simulator simulator;

    Client(Simulator simulator) {
        this.simulator = simulator;
    }

    HttpResponse<String> get(String path) throws IOException {
        return send("GET", simulator.baseUrl() + path, null, null, Duration.ofSeconds(10));
    }

    HttpResponse<String> get(String path, Duration patience) throws IOException {
        return send("GET", simulator.baseUrl() + path, null, null, patience);
    }

    HttpResponse<String> put(String path, @Nullable String key, String body) throws IOException {
        return send("PUT", simulator.baseUrl() + path, key, body, Duration.ofSeconds(10));
    }

    HttpResponse<String> put(String path, String key, String body, Duration patience) throws IOException {
        return send("PUT", simulator.baseUrl() + path, key, body, patience);
    }

    HttpResponse<String> admin(String method, String path, @Nullable String body) throws IOException {
        return send(method, simulator.adminUrl() + path, null, body, Duration.ofSeconds(10));
    }

    static JsonNode json(HttpResponse<String> response) {
        return Exchange.JSON.readTree(response.body());
    }

    private HttpResponse<String> send(
            String method, String url, @Nullable String key, @Nullable String body, Duration patience)
            throws IOException {
        var request = HttpRequest.newBuilder(URI.create(url))
                .timeout(patience)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
        http.close();
    }
}
