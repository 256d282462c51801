package tn.ars.tuniclaim.notifier.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import tn.ars.tuniclaim.event.NoticeKind;
import tn.ars.tuniclaim.notifier.delivery.DeliveryProperties.Format;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The shapes as those who read them have published them. */
class WebhookJsonTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final UUID NOTICE = UUID.fromString("00000000-0000-0000-0000-000000000001");
    private static final UUID INCIDENT = UUID.fromString("00000000-0000-0000-0000-000000000002");

    @Test
    void a_program_is_told_everything_by_its_name() {
        assertThat(written(Format.JSON, "Été", "texte")).isEqualTo(JSON.readTree("""
            {
              "noticeId": "00000000-0000-0000-0000-000000000001",
              "incidentId": "00000000-0000-0000-0000-000000000002",
              "kind": "OPENED",
              "severity": "CRITICAL",
              "title": "Été",
              "text": "texte",
              "url": "https://tableau.ars.tn/incidents/2"
            }\
            """));
    }

    /** Slack: &, < and > are written as entities, since they begin mentions and links; * is emphasis. Mattermost reads the same. */
    @Test
    void chat_tools_read_one_text_in_which_nothing_is_a_command() {
        assertThat(written(Format.CHAT, "Critique : Été", "ligne <!channel> & plus\nfin\n"))
                .isEqualTo(JSON.readTree("""
                    {"text": "*Critique : Été*\\n\\nligne &lt;!channel&gt; &amp; plus\\nfin\\n"}\
                    """));
    }

    /** Mattermost calls everybody at a bare @channel; it and Teams make a link of words in brackets before an address in brackets. */
    @Test
    void what_others_wrote_into_an_alert_calls_nobody_and_hides_no_address() {
        var written = "@channel, @all: [votre compte](http://ailleurs.example)";
        var inert = "@\u200bchannel, @\u200ball: [votre compte]\u200b(http://ailleurs.example)";

        assertThat(written(Format.CHAT, written, written).path("text").stringValue())
                .isEqualTo("*" + inert + "*\n\n" + inert);
        assertThat(written(Format.TEAMS, written, written).findValuesAsString("text"))
                .containsExactly(inert, inert);
        assertThat(written(Format.JSON, written, written).path("text").stringValue())
                .isEqualTo(written);
    }

    @Test
    void a_workflow_of_teams_reads_a_message_with_one_adaptive_card() {
        assertThat(written(Format.TEAMS, "Critique : Été", "une\n  deux\n\n\ntrois\n"))
                .isEqualTo(JSON.readTree("""
                    {
                      "type": "message",
                      "attachments": [
                        {
                          "contentType": "application/vnd.microsoft.card.adaptive",
                          "content": {
                            "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
                            "type": "AdaptiveCard",
                            "version": "1.2",
                            "body": [
                              {"type": "TextBlock", "text": "Critique : Été", "weight": "bolder", "wrap": true},
                              {"type": "TextBlock", "text": "une\\n\\ndeux\\n\\ntrois", "weight": "default", "wrap": true}
                            ],
                            "actions": [
                              {"type": "Action.OpenUrl", "title": "MY TUNICLAIM", "url": "https://tableau.ars.tn/incidents/2"}
                            ]
                          }
                        }
                      ]
                    }\
                    """));
    }

    @Test
    void what_teams_would_refuse_as_too_large_is_cut() {
        var digest = "24 nov. 08:00  Attention : des changements attendent\n    https://tableau.ars.tn/incidents/2\n";
        for (var text : new String[] {digest.repeat(200), "ع€".repeat(20_000), "\"".repeat(40_000)}) {
            var json = JSON.writeValueAsString(WebhookJson.of(notice("x".repeat(500), text), Format.TEAMS));
            assertThat(json.getBytes(UTF_8)).hasSizeLessThan(28_000);
            assertThat(json).contains("…");
        }
    }

    private static JsonNode written(Format format, String headline, String text) {
        return JSON.readTree(JSON.writeValueAsString(WebhookJson.of(notice(headline, text), format)));
    }

    private static Claimed notice(String headline, String text) {
        return new Claimed(
                NOTICE,
                INCIDENT,
                NoticeKind.OPENED,
                "webhook:chat",
                1,
                false,
                new Claimed.Content(
                        "<id@ars.tn>", null, "CRITICAL", headline, text, "", "https://tableau.ars.tn/incidents/2"));
    }
}
