package tn.ars.tuniclaim.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The calls of ARS's existing screens, as the local accounts may make them. */
final class RestDoor {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String BASE = "/bulletin-soin/sync/tuniclaim";

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI root;
    private final JsonNode accounts;

    RestDoor(URI root, Path accounts) {
        this.root = root;
        this.accounts = JSON.readTree(accounts.toFile());
    }

    JsonNode synchronize() {
        return post("operate", BASE, "");
    }

    JsonNode status() {
        return send(
                "view", HttpRequest.newBuilder(root.resolve(BASE + "/status")).GET());
    }

    /** A question to the API, as whoever may only look. */
    JsonNode ask(String path) {
        return send("view", HttpRequest.newBuilder(root.resolve(path)).GET());
    }

    /** The pages, as whoever may only look. */
    Pages pages() {
        return new Pages(root, "view", password("view"));
    }

    JsonNode pushStatus(String body) {
        return post("push", BASE + "/push-status", body);
    }

    JsonNode pushPayment(String body) {
        return post("push", BASE + "/push-payment", body);
    }

    private JsonNode post(String account, String path, String body) {
        var request = HttpRequest.newBuilder(root.resolve(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        return send(account, request);
    }

    private JsonNode send(String account, HttpRequest.Builder request) {
        try {
            var answer =
                    http.send(request.header("Authorization", basic(account)).build(), BodyHandlers.ofString());
            return JSON.readTree(answer.body());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private String basic(String username) {
        var credentials = username + ":" + password(username);
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    private String password(String username) {
        return accounts.valueStream()
                .filter(one -> one.path("username").stringValue().equals(username))
                .findFirst()
                .orElseThrow()
                .path("password")
                .stringValue();
    }
}
