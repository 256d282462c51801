package tn.ars.tuniclaim.importer.partner;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.ResponseInfo;
import java.util.function.LongConsumer;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Single calls: an answer that has begun, or a fault. Thread-safe. */
@Component
class Calls {

    private final PartnerProperties settings;
    private final Faults faults;
    private final Traffic traffic;
    private final HttpClient http;

    Calls(PartnerProperties settings, Faults faults, Traffic traffic) {
        this.settings = settings;
        this.faults = faults;
        this.traffic = traffic;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.connectTimeout())
                .build();
    }

    InputStream list() {
        return get("/bordereaux", this::list);
    }

    /** Whether the list begins to come; no more of it is taken. */
    void look() {
        try {
            get("/bordereaux", _ -> body(traffic::received)).close();
        } catch (IOException failure) {
            throw faults.of(failure);
        }
    }

    InputStream bulletins(String idOrReference) {
        return get("/bordereaux/{id}/bulletins", _ -> body(traffic::received), idOrReference);
    }

    private PatientBody list(ResponseInfo answer) {
        traffic.begin(answer.headers().firstValueAsLong("Content-Length"));
        return body(count -> {
            traffic.received(count);
            traffic.arrived(count);
        });
    }

    private PatientBody body(LongConsumer received) {
        return new PatientBody(settings.callTimeout(), settings.longestAnswer(), received);
    }

    private InputStream get(String path, BodyHandler<InputStream> body, Object... values) {
        var uri = UriComponentsBuilder.fromUri(settings.baseUrl())
                .path(path)
                .encode()
                .buildAndExpand(values)
                .toUri();
        var request =
                HttpRequest.newBuilder(uri).timeout(settings.callTimeout()).header("Accept", "application/json");
        if (settings.token() != null && !settings.token().isBlank()) {
            request.header("Authorization", "Bearer " + settings.token());
        }
        var answer = send(request.build(), body);
        faults.in(answer).ifPresent(fault -> {
            close(answer);
            throw fault;
        });
        return answer.body();
    }

    private HttpResponse<InputStream> send(HttpRequest request, BodyHandler<InputStream> body) {
        traffic.called();
        try {
            return http.send(request, body);
        } catch (IOException failure) {
            throw faults.of(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while calling the partner", stopped);
        }
    }

    private void close(HttpResponse<InputStream> answer) {
        try {
            answer.body().close();
        } catch (IOException failure) {
            throw faults.of(failure);
        }
    }
}
