package tn.ars.tuniclaim.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the simulated partner has, and what it was told, by its own account. */
final class Partner {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI admin;

    Partner(URI admin) {
        this.admin = admin;
    }

    JsonNode dataset() {
        return call("GET", "/_simulator/dataset", "");
    }

    /** Every connection is refused from now on. */
    void goDown() {
        call("PUT", "/_simulator/faults", "[{\"effect\": \"refuse\"}]");
    }

    void comeBack() {
        call("DELETE", "/_simulator/faults", "");
    }

    JsonNode verdict() {
        return call("GET", "/_simulator/ledger/verdict", "");
    }

    /** The states that it accepted for a bordereau, in the order in which they came. */
    List<String> toldOf(String bordereau) {
        return call("GET", "/_simulator/ledger?limit=1000&bordereau=" + bordereau, "")
                .path("entries")
                .valueStream()
                .filter(entry -> entry.path("status").intValue() < 300)
                .sorted(Comparator.comparingLong(entry -> entry.path("number").longValue()))
                .map(entry -> entry.path("kind").stringValue() + " "
                        + entry.path("state").stringValue())
                .toList();
    }

    private JsonNode call(String method, String path, String body) {
        try {
            var answer = http.send(
                    HttpRequest.newBuilder(admin.resolve(path))
                            .header("Content-Type", "application/json")
                            .method(method, BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(
                        method + " " + path + " answered " + answer.statusCode() + ": " + answer.body());
            }
            return answer.body().isBlank() ? JSON.createObjectNode() : JSON.readTree(answer.body());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
