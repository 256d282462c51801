package tn.ars.tuniclaim.pusher.partner;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;
import tn.ars.tuniclaim.pusher.change.Change;
import tools.jackson.databind.json.JsonMapper;

/** The writing calls as the partner wants them. */
@Component
class Requests {

    private final PartnerProperties settings;
    private final JsonMapper json;

    Requests(PartnerProperties settings, JsonMapper json) {
        this.settings = settings;
        this.json = json;
    }

    Duration timeLimit() {
        return settings.callTimeout();
    }

    HttpRequest of(Change change, String path) {
        var body = ChangeJson.of(change.fact());
        var request = HttpRequest.newBuilder(uri(path, ChangeJson.lastOfPath(body)))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", change.id())
                .header("traceparent", traceparent(change))
                .PUT(BodyPublishers.ofByteArray(json.writeValueAsBytes(body)));
        var token = settings.token();
        if (token != null && !token.isBlank()) {
            request.header("Authorization", "Bearer " + token);
        }
        return request.build();
    }

    HttpRequest overHttp1(HttpRequest request) {
        return HttpRequest.newBuilder(request, (_, _) -> true)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    private URI uri(String path, String kind) {
        return URI.create(settings.baseUrl() + "/bordereaux/" + UriUtils.encode(path, UTF_8) + "/" + kind);
    }

    /** All calls for one change are one trace, which its id tells; so the partner's logs can be found by it. */
    private static String traceparent(Change change) {
        var trace = UUID.nameUUIDFromBytes(change.id().getBytes(UTF_8));
        var hex = HexFormat.of();
        return "00-" + hex.toHexDigits(trace.getMostSignificantBits())
                + hex.toHexDigits(trace.getLeastSignificantBits())
                // A span of its own for each call, and never zero.
                + "-" + hex.toHexDigits(ThreadLocalRandom.current().nextLong() | 1)
                + "-01";
    }
}
