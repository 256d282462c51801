package tn.ars.tuniclaim.pusher.partner;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import tn.ars.tuniclaim.pusher.change.Change;

/** One call over HTTP and what came back. Thread-safe. */
@Component
class HttpCall {

    private static final int LONGEST_WORDS = 500;
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofHours(1);

    private final RestClient http;
    private final Clock clock;

    HttpCall(RestClient.Builder http, PartnerProperties settings, Clock clock) {
        var client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.callTimeout())
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
        var requests = new JdkClientHttpRequestFactory(client);
        requests.setReadTimeout(settings.callTimeout());
        this.http = http.requestFactory(requests)
                .baseUrl(settings.baseUrl().toString())
                .defaultHeaders(headers -> authorize(headers, settings.token()))
                .build();
        this.clock = clock;
    }

    private static void authorize(HttpHeaders headers, @Nullable String token) {
        if (token != null && !token.isBlank()) {
            headers.setBearerAuth(token);
        }
    }

    Reply put(Change change, String path) {
        var body = ChangeJson.of(change.fact());
        try {
            return http.put()
                    .uri("/bordereaux/{path}/{kind}", path, ChangeJson.lastOfPath(body))
                    .header("Idempotency-Key", change.id())
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(body)
                    .exchangeForRequiredValue((_, response) -> answered(response));
        } catch (ResourceAccessException | UncheckedIOException broken) {
            return Faults.silence(broken);
        }
    }

    private Reply answered(ClientHttpResponse response) throws IOException {
        return new Reply.Answered(
                response.getStatusCode().value(),
                words(response),
                retryAfter(response.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)));
    }

    /** The status says what counts: words that break off are passed over. */
    private static @Nullable String words(ClientHttpResponse response) {
        try (var body = response.getBody()) {
            var words = new String(body.readNBytes(4 * LONGEST_WORDS), UTF_8).strip();
            return words.isEmpty() ? null : words.substring(0, Math.min(LONGEST_WORDS, words.length()));
        } catch (IOException brokenOff) {
            return null;
        }
    }

    private @Nullable Duration retryAfter(@Nullable String value) {
        if (value == null) {
            return null;
        }
        try {
            var wait = value.matches("\\d{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(value))
                    : Duration.between(
                            clock.instant(), ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME));
            return wait.isNegative()
                    ? Duration.ZERO
                    : wait.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : wait;
        } catch (DateTimeException nonsense) {
            return null;
        }
    }
}
