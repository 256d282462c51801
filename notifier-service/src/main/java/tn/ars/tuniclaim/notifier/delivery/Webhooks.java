package tn.ars.tuniclaim.notifier.delivery;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.notifier.delivery.DeliveryProperties.Retry;
import tn.ars.tuniclaim.notifier.delivery.DeliveryProperties.Webhook;
import tools.jackson.databind.json.JsonMapper;

/** Tells other programs. A notice that is told twice has the same {@code Idempotency-Key}. Thread-safe. */
@Component
class Webhooks {

    private static final String CHANNEL = "webhook:";
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(15);

    private final Map<String, Webhook> webhooks;
    private final Map<String, Respite> respites;
    private final Retry retry;
    private final JsonMapper json;
    private final Clock clock;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();

    Webhooks(DeliveryProperties settings, JsonMapper json, Clock clock) {
        this.webhooks = settings.webhooks().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(entry -> CHANNEL + entry.getKey(), Map.Entry::getValue));
        this.respites = webhooks.keySet().stream()
                .collect(Collectors.toUnmodifiableMap(Function.identity(), _ -> new Respite()));
        this.retry = settings.retry();
        this.json = json;
        this.clock = clock;
    }

    /** As the routes name them. */
    Set<String> channels() {
        return webhooks.keySet();
    }

    /** Those that were away just now. */
    Set<String> leftAlone() {
        var now = clock.instant();
        return respites.entrySet().stream()
                .filter(entry -> entry.getValue().lastsAt(now))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** None is left alone any longer. */
    void askAgain() {
        respites.values().forEach(Respite::interrupt);
    }

    Answer send(Claimed notice) {
        var webhook = webhooks.get(notice.recipient());
        if (webhook == null) {
            return new Answer.Refused(notice.recipient(), "the settings know no webhook of that name", true);
        }
        try {
            return asked(notice.recipient(), request(notice, webhook));
        } catch (RuntimeException unwritable) {
            return new Answer.Refused(notice.recipient(), SmtpAnswers.words(unwritable), true);
        }
    }

    /** Whether it can be reached. It is asked what it lets others do, and nothing is told to it: most know no more than to be told. */
    Answer test(String channel) {
        var question = HttpRequest.newBuilder(
                        Objects.requireNonNull(webhooks.get(channel)).url())
                .timeout(ANSWER)
                .method("OPTIONS", BodyPublishers.noBody())
                .build();
        return asked(channel, question);
    }

    /** Nobody waits for what an answer says beyond its status. */
    private Answer asked(String channel, HttpRequest question) {
        var answer = answer(channel, question);
        var respite = Objects.requireNonNull(respites.get(channel));
        if (answer instanceof Answer.Away(var _, var words)) {
            respite.begin(
                    words, clock.instant(), retry, ThreadLocalRandom.current().nextDouble());
        } else {
            respite.end();
        }
        return answer;
    }

    private Answer answer(String channel, HttpRequest question) {
        try {
            var answer = http.send(question, BodyHandlers.ofInputStream());
            answer.body().close();
            return answer(channel, answer.statusCode());
        } catch (IOException away) {
            return new Answer.Away(channel, SmtpAnswers.words(away));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Answer.Away(channel, "stopped");
        }
    }

    private HttpRequest request(Claimed notice, Webhook webhook) {
        return HttpRequest.newBuilder(webhook.url())
                .timeout(ANSWER)
                .header("Content-Type", "application/json; charset=utf-8")
                .header("Idempotency-Key", notice.id().toString())
                .POST(BodyPublishers.ofString(json.writeValueAsString(WebhookJson.of(notice, webhook.format()))))
                .build();
    }

    private static Answer answer(String channel, int status) {
        return switch (status / 100) {
            case 2 -> new Answer.Taken(channel);
            case 4 -> new Answer.Refused(channel, "HTTP " + status, status != 408 && status != 425 && status != 429);
            default -> new Answer.Away(channel, "HTTP " + status);
        };
    }
}
