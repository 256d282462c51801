package tn.ars.tuniclaim.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** What a service says of itself when it is asked now. */
enum Readiness {
    READY("ready"),
    NOT_READY("answers that it is not ready; its health and its log say why"),
    SILENT("does not answer");

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final String words;

    Readiness(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** Of each service by its name, all asked at once: one that hangs must not hold up the news of the others. */
    static Map<String, Readiness> of(Map<String, String> places) {
        try (var http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            var asked = new LinkedHashMap<String, CompletableFuture<Readiness>>();
            places.forEach((name, place) -> asked.put(name, ask(http, URI.create(place))));
            var answers = new LinkedHashMap<String, Readiness>();
            asked.forEach((name, answer) -> answers.put(name, answer.join()));
            http.shutdownNow();
            return answers;
        }
    }

    /** Whether it is ready, for somebody who waits for it. */
    static boolean isReady(HttpClient http, URI place) throws InterruptedException {
        try {
            return http.send(question(place), BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static CompletableFuture<Readiness> ask(HttpClient http, URI place) {
        return http.sendAsync(question(place), BodyHandlers.discarding())
                .thenApply(answer -> answer.statusCode() == 200 ? READY : NOT_READY)
                .exceptionally(_ -> SILENT);
    }

    private static HttpRequest question(URI place) {
        return HttpRequest.newBuilder(place).timeout(PATIENCE).build();
    }
}
