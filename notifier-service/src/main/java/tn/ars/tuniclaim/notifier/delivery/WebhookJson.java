package tn.ars.tuniclaim.notifier.delivery;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tn.ars.tuniclaim.notifier.delivery.Claimed.Content;
import tn.ars.tuniclaim.notifier.delivery.DeliveryProperties.Format;
import tn.ars.tuniclaim.notifier.line.Line;

/** What a webhook is told, in the shape that it reads. */
final class WebhookJson {

    /** Teams refuses a message of more than 28 KB; a character of a letter takes three bytes at most, as a rule one. */
    private static final int MOST_FOR_TEAMS = 8_000;

    private static final String ADAPTIVE_CARD = "application/vnd.microsoft.card.adaptive";

    /** A space without width: nobody sees it. */
    private static final String NOTHING = "\u200b";

    private WebhookJson() {}

    static Object of(Claimed notice, Format format) {
        return switch (format) {
            case JSON -> plain(notice);
            case CHAT -> chat(notice.content());
            case TEAMS -> teams(notice.content());
        };
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

    /** One asterisk on either side is emphasis to all of them, two are not. */
    private static Map<String, String> chat(Content content) {
        return Map.of("text", escaped("*" + content.headline() + "*\n\n" + content.text()));
    }

    /** An opening bracket would begin a command, such as to call everybody. */
    private static String escaped(String text) {
        return inert(text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
    }

    /** In Markdown, {@code @channel} would call everybody, and {@code [words](address)} would hide where a link leads. */
    private static String inert(String text) {
        return text.replace("@", "@" + NOTHING).replace("](", "]" + NOTHING + "(");
    }

    /** Workflows take nothing but adaptive cards. */
    private static Map<String, Object> teams(Content content) {
        var card = Map.of(
                "$schema",
                "http://adaptivecards.io/schemas/adaptive-card.json",
                "type",
                "AdaptiveCard",
                "version",
                "1.2",
                "body",
                List.of(
                        block(inert(content.headline()), "bolder"),
                        block(paragraphs(inert(content.text())), "default")),
                "actions",
                List.of(Map.of("type", "Action.OpenUrl", "title", "MY TUNICLAIM", "url", content.link())));
        return Map.of("type", "message", "attachments", List.of(Map.of("contentType", ADAPTIVE_CARD, "content", card)));
    }

    private static Map<String, Object> block(String text, String weight) {
        return Map.of("type", "TextBlock", "text", text, "weight", weight, "wrap", true);
    }

    /** To its Markdown, the break of a line is none, and one that is indented is code. */
    private static String paragraphs(String text) {
        return Line.cut(
                text.lines()
                        .map(String::strip)
                        .filter(Predicate.not(String::isEmpty))
                        .collect(Collectors.joining("\n\n")),
                MOST_FOR_TEAMS);
    }
}
