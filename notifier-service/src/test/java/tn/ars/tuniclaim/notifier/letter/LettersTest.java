package tn.ars.tuniclaim.notifier.letter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tn.ars.tuniclaim.event.AlertCause;
import tn.ars.tuniclaim.event.NoticeKind;
import tn.ars.tuniclaim.event.NoticeLanguage;
import tn.ars.tuniclaim.notifier.SettableClock;
import tn.ars.tuniclaim.notifier.incident.Incident;
import tn.ars.tuniclaim.notifier.incident.Incident.Handling;
import tn.ars.tuniclaim.notifier.incident.Incident.Hits;
import tn.ars.tuniclaim.notifier.incident.Incident.Span;
import tn.ars.tuniclaim.notifier.incident.Incident.Telling;

class LettersTest {

    private static final Instant OPENED_AT = Instant.parse("2026-03-02T08:05:09Z");
    private static final List<NoticeKind> KINDS =
            List.of(NoticeKind.OPENED, NoticeKind.UPDATED, NoticeKind.REPEATED, NoticeKind.RESOLVED);

    private final Clock clock = new SettableClock(OPENED_AT.plus(Duration.ofMinutes(125)));
    private final Letters letters = letters("a key of at least sixteen");

    @ParameterizedTest
    @EnumSource
    void every_cause_has_its_own_words(NoticeLanguage language) throws IOException {
        var words = words(language);
        for (var kind : KINDS) {
            var subjects = new TreeSet<String>();
            for (var cause : AlertCause.values()) {
                var letter = letters.ofIncident(incident(cause, OPENED_AT.plusSeconds(60)), kind, language);
                subjects.add(letter.subject());
                for (var said : said(kind)) {
                    assertThat(letter.text()).contains(words.getProperty(cause + "." + said));
                    assertThat(letter.html()).contains(words.getProperty(cause + "." + said));
                }
                isWhole(letter);
            }
            assertThat(subjects).hasSize(AlertCause.values().length);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"PARTNER_UNAVAILABLE", "CREDENTIALS_REFUSED"})
    void speaks_of_the_direction_that_is_hit_and_of_no_other(AlertCause cause) {
        for (var kind : KINDS) {
            var reading = letters.ofIncident(incident(cause, List.of("reading"), null), kind, NoticeLanguage.EN);
            assertThat(reading.subject()).contains("bordereaux").doesNotContain("statuses");
            var writing = letters.ofIncident(incident(cause, List.of("writing"), null), kind, NoticeLanguage.EN);
            assertThat(writing.subject()).contains("statuses and payments").doesNotContain("bordereaux");
            var both =
                    letters.ofIncident(incident(cause, List.of("reading", "writing"), null), kind, NoticeLanguage.EN);
            assertThat(both.subject()).doesNotContain("statuses", "bordereaux");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_webhook_that_takes_nothing_is_named_in_words_of_its_own(NoticeLanguage language) throws IOException {
        var words = words(language);
        for (var kind : KINDS) {
            var letter = letters.ofIncident(
                    incident(AlertCause.MAIL_FAILING, "webhook:teams-2", List.of(), OPENED_AT), kind, language);
            for (var said : said(kind)) {
                var own = words.getProperty("MAIL_FAILING.webhook." + said).replace("{0}", "teams-2");
                assertThat(letter.text()).contains(own);
                assertThat(letter.html()).contains(own);
            }
            assertThat(letter.subject()).contains("teams-2");
            isWhole(letter);
        }
    }

    @Test
    void both_languages_say_the_same_things() throws IOException {
        assertThat(words(NoticeLanguage.FR).keySet())
                .isEqualTo(words(NoticeLanguage.EN).keySet());
    }

    @Test
    void tells_what_happened_since_when_how_often_and_to_which_bordereaux() {
        var letter =
                letters.ofIncident(incident(AlertCause.RECORD_UNREADABLE, null), NoticeKind.OPENED, NoticeLanguage.FR);

        assertThat(letter.subject()).isEqualTo("[MY TUNICLAIM] Attention\u00a0: Un message illisible sur Kafka");
        assertThat(letter.text())
                .contains(
                        "Attention - Depuis le 2 mars 2026, 09:05.",
                        "Depuis\u00a0: 2 mars 2026, 09:05 (heure de Tunis)",
                        "Nombre d’alertes\u00a0: 1\u202f234",
                        "Bordereaux (10 premiers au plus)\u00a0: BRD-1, BRD-2",
                        "Objet\u00a0: <objet>",
                        "Détail\u00a0: premier & seul",
                        "Dernier détail\u00a0: dernier",
                        "Voir l’incident\u00a0: https://tableau.ars.tn/incidents/");
        assertThat(letter.html())
                .contains("&lt;objet&gt;", "premier &amp; seul", "href=\"https://tableau.ars.tn/incidents/");
    }

    @Test
    void leaves_out_what_there_is_nothing_to_say_about() {
        var incident = new Incident(
                UUID.randomUUID(),
                AlertCause.SYNC_FAILED,
                "",
                List.of(),
                new Span(OPENED_AT, OPENED_AT, OPENED_AT, null, null),
                new Hits(1, List.of(), "x", "x", 0),
                new Handling(null, null, null, null, null),
                new Telling(0, null, 0, null),
                null);
        var letter = letters("").ofIncident(incident, NoticeKind.OPENED, NoticeLanguage.EN);

        assertThat(letter.text())
                .doesNotContain("Subject", "Bordereaux", "Last detail", "Over in between", "I look after", "\n\n\n");
        assertThat(letter.html()).doesNotContain("Subject", "Over in between", "I look after it");
    }

    @Test
    void tells_how_long_it_lasted_when_it_is_over_and_asks_for_nothing() {
        var over = incident(AlertCause.SYNC_FAILED, OPENED_AT.plus(Duration.ofMinutes(125)));
        var letter = letters.ofIncident(over, NoticeKind.RESOLVED, NoticeLanguage.FR);

        assertThat(letter.subject())
                .isEqualTo("[MY TUNICLAIM] Terminé\u00a0: La synchronisation fonctionne de nouveau");
        assertThat(letter.text())
                .contains("Cela a duré 2 h 05 min.", "Jusqu’au\u00a0: 2 mars 2026, 11:10")
                .doesNotContain("signature=", "Que faire");
    }

    @Test
    void says_how_long_it_goes_on_when_it_reminds_and_lets_people_act() {
        var letter = letters.ofIncident(incident(AlertCause.SYNC_FAILED, null), NoticeKind.REPEATED, NoticeLanguage.EN);

        assertThat(letter.text())
                .contains("Critical, still going on - For 2 h 05 min.", "do=acknowledge&until=", "do=silence&until=");
    }

    @ParameterizedTest
    @EnumSource
    void gathers_many_in_one(NoticeLanguage language) {
        var headlines = List.of(
                new Headline(OPENED_AT, "premier & seul", "https://tableau.ars.tn/1"),
                new Headline(OPENED_AT.plusSeconds(60), "second", "https://tableau.ars.tn/2"));
        for (var kind : List.of(NoticeKind.DIGEST, NoticeKind.SUMMARY)) {
            var letter = letters.ofSeveral(kind, headlines, language);
            isWhole(letter);
            assertThat(letter.subject()).contains("2 ");
            assertThat(letter.text()).contains("09:05", "premier & seul", "https://tableau.ars.tn/2");
            assertThat(letter.html()).contains("premier &amp; seul", "href=\"https://tableau.ars.tn/2\"");
        }
    }

    @Test
    void lists_the_first_two_hundred_and_says_how_many_more_there_are() {
        var headlines = IntStream.range(0, 1_234)
                .mapToObj(i -> new Headline(OPENED_AT, "ligne-" + i + ";", "https://x.tn"))
                .toList();
        var letter = letters.ofSeveral(NoticeKind.SUMMARY, headlines, NoticeLanguage.EN);

        assertThat(letter.text())
                .contains("ligne-199;", "1,034 more on the page.")
                .doesNotContain("ligne-200;");
        assertThat(letter.html())
                .contains("ligne-199;", "1,034 more on the page.")
                .doesNotContain("ligne-200;");
    }

    @ParameterizedTest
    @EnumSource
    void tells_of_a_large_import(NoticeLanguage language) {
        var letter = letters.ofImport(new ImportFigures(400, 12_000, 11_000, 500, OPENED_AT), language);

        isWhole(letter);
        assertThat(letter.subject()).contains("400", "12");
    }

    private static void isWhole(Letter letter) {
        assertThat(letter.text() + letter.html() + letter.subject())
                .doesNotContain("??", "${", "#{", "[(", " th:", "th:block");
    }

    private static Set<String> said(NoticeKind kind) {
        return kind == NoticeKind.RESOLVED ? Set.of("resolved", "after") : Set.of("opened", "meaning", "action");
    }

    private Letters letters(String key) {
        var settings = new LetterProperties(
                URI.create("https://tableau.ars.tn/"), ZoneId.of("Africa/Tunis"), key, Duration.ofDays(7));
        var words = new Wording();
        var times = new Times(words, settings);
        var links = new Links(settings, clock);
        return new Letters(words, new IncidentFacts(words, times, links, clock), times, links);
    }

    private static Properties words(NoticeLanguage language) throws IOException {
        var file = "/messages_" + language.name().toLowerCase(Locale.ROOT) + ".properties";
        var words = new Properties();
        try (var reader = new InputStreamReader(LettersTest.class.getResourceAsStream(file), UTF_8)) {
            words.load(reader);
        }
        return words;
    }

    private static Incident incident(AlertCause cause, @Nullable Instant resolvedAt) {
        return incident(cause, List.of(), resolvedAt);
    }

    private static Incident incident(AlertCause cause, List<String> parts, @Nullable Instant resolvedAt) {
        return incident(cause, parts.isEmpty() ? "<objet>" : "", parts, resolvedAt);
    }

    private static Incident incident(
            AlertCause cause, String subject, List<String> parts, @Nullable Instant resolvedAt) {
        return new Incident(
                UUID.randomUUID(),
                cause,
                subject,
                parts,
                new Span(OPENED_AT, OPENED_AT.plusSeconds(30), OPENED_AT.plusSeconds(30), resolvedAt, resolvedAt),
                new Hits(1_234, List.of("BRD-1", "BRD-2"), "premier & seul", "dernier", 2),
                new Handling(null, null, null, null, null),
                new Telling(0, null, 0, null),
                null);
    }
}
