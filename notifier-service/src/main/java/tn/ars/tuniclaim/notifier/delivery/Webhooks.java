package tn.ars.tuniclaim.notifier.delivery;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.notifier.delivery.DeliveryProperties.Format;
import tn.ars.tuniclaim.notifier.delivery.DeliveryProperties.Webhook;
import tools.jackson.databind.json.JsonMapper;

/** Tells other programs. A notice that is told twice has the same {@code Idempotency-Key}. Thread-safe. */
@Component
class Webhooks {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(15);

    private final Map<String, Webhook> webhooks;
    private final JsonMapper json;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();

    Webhooks(DeliveryProperties settings, JsonMapper json) {
        this.webhooks = settings.webhooks();
        this.json = json;
    }

    /** Nobody waits for what an answer says beyond its status. */
    Answer send(Claimed notice) {
        var channel = notice.recipient();
        var webhook = webhooks.get(channel.substring("webhook:".length()));
        if (webhook == null) {
            return new Answer.Refused(channel, "the settings know no webhook of that name", true);
        }
        try {
            var answer = http.send(request(notice, webhook), BodyHandlers.ofInputStream());
            answer.body().close();
            return answer(channel, answer.statusCode());
        } catch (IOException away) {
            return new Answer.Away(channel, SmtpAnswers.words(away));
        } catch (RuntimeException unwritable) {
            return new Answer.Refused(channel, SmtpAnswers.words(unwritable), true);
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
                .POST(BodyPublishers.ofString(
                        json.writeValueAsString(webhook.format() == Format.CHAT ? chat(notice) : plain(notice))))
                .build();
    }

    private static Map<String, String> chat(Claimed notice) {
        var content = notice.content();
        return Map.of("text", "**" + content.headline() + "**\n\n" + content.text());
    }

    private static Map<String, String> plain(Claimed notice) {
        var content = notice.content();
        var body = new LinkedHashMap<String, String>();
        body.put("noticeId", notice.id().toString());
        if (notice.incidentId() != null) {
            body.put("incidentId", notice.incidentId().toString());
        }
        body.put("kind", notice.kind().name());
        body.put("severity", content.severity());
        body.put("title", content.headline());
        body.put("text", content.text());
        body.put("url", content.link());
        return body;
    }

    private static Answer answer(String channel, int status) {
        return switch (status / 100) {
            case 2 -> new Answer.Taken(channel);
            case 4 -> new Answer.Refused(channel, "HTTP " + status, status != 408 && status != 425 && status != 429);
            default -> new Answer.Away(channel, "HTTP " + status);
        };
    }
}
