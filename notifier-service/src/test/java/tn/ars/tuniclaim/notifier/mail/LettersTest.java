package tn.ars.tuniclaim.notifier.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tn.ars.tuniclaim.event.AlertCause;
import tn.ars.tuniclaim.notifier.incident.Incident;
import tn.ars.tuniclaim.notifier.mail.MailProperties.Language;
import tn.ars.tuniclaim.notifier.mail.MailProperties.Retry;

class LettersTest {

    private static final Instant OPENED_AT = Instant.parse("2026-03-02T08:05:09Z");

    @ParameterizedTest
    @EnumSource
    void every_cause_has_its_own_words(Language language) throws IOException {
        var letters = letters(language);
        var words = words(language);
        for (var kind : Kind.values()) {
            var subjects = new TreeSet<String>();
            for (var cause : AlertCause.values()) {
                var letter = letters.letter(kind, incident(cause, OPENED_AT.plusSeconds(60)));
                subjects.add(letter.subject());
                for (var said : said(kind)) {
                    assertThat(letter.text()).contains(words.getProperty(cause + "." + said));
                    assertThat(letter.html()).contains(words.getProperty(cause + "." + said));
                }
                assertThat(letter.text() + letter.html() + letter.subject())
                        .doesNotContain("??", "${", "#{", "[(", " th:");
            }
            assertThat(subjects).hasSize(AlertCause.values().length);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"PARTNER_UNAVAILABLE", "CREDENTIALS_REFUSED"})
    void speaks_of_the_direction_that_is_hit_and_of_no_other(AlertCause cause) {
        var letters = letters(Language.EN);
        for (var kind : Kind.values()) {
            var reading = letters.letter(kind, incident(cause, "reading", OPENED_AT));
            assertThat(reading.subject()).contains("bordereaux").doesNotContain("statuses");
            assertThat(reading.text()).doesNotContain("changes wait", "the pusher", "Subject:");
            var writing = letters.letter(kind, incident(cause, "writing", OPENED_AT));
            assertThat(writing.subject()).contains("statuses and payments").doesNotContain("bordereaux");
            assertThat(writing.text()).doesNotContain("the importer", "sync", "Subject:");
        }
        for (var said : List.of("The exchange goes on", "There is nothing to do.")) {
            assertThat(letters.letter(Kind.RESOLVED, incident(cause, "reading", OPENED_AT))
                            .text())
                    .doesNotContain(said);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"PARTNER_UNAVAILABLE", "CREDENTIALS_REFUSED"})
    void speaks_of_no_direction_where_none_is_told(AlertCause cause) {
        for (var subject : List.of("", "elsewhere")) {
            for (var kind : Kind.values()) {
                assertThat(letters(Language.FR)
                                .letter(kind, incident(cause, subject, OPENED_AT))
                                .text())
                        .doesNotContain("lecture", "envoi", "statuts", "changements");
            }
        }
    }

    @Test
    void names_all_unknown_bordereaux_in_one_letter() {
        var letter = letters(Language.FR).letter(Kind.OPENED, incident(AlertCause.BORDEREAU_UNKNOWN, "", null));

        assertThat(letter.text())
                .contains("Un ou plusieurs bordereaux", "BRD-1, BRD-2", "Nombre d’alertes\u00a0: 1234")
                .doesNotContain("Objet");
    }

    @Test
    void both_languages_say_the_same_things() throws IOException {
        assertThat(words(Language.FR).keySet()).isEqualTo(words(Language.EN).keySet());
    }

    @Test
    void tells_what_happened_since_when_how_often_and_to_which_bordereaux() {
        var letter = letters(Language.FR).letter(Kind.OPENED, incident(AlertCause.PARTNER_UNAVAILABLE, null));

        assertThat(letter.subject()).isEqualTo("[MY TUNICLAIM] Critique\u00a0: MY TUNICLAIM ne répond pas");
        assertThat(letter.text())
                .contains(
                        "Gravité\u00a0: Critique",
                        "Depuis\u00a0: 2 mars 2026, 09:05:09 (heure de Tunis)",
                        "Nombre d’alertes\u00a0: 1234",
                        "Bordereaux (10 premiers au plus)\u00a0: BRD-1, BRD-2",
                        "Objet\u00a0: <objet>",
                        "Détail\u00a0: premier & seul",
                        "Dernier détail\u00a0: dernier",
                        "Tableau de bord\u00a0: https://tableau.ars.tn");
        assertThat(letter.html()).contains("&lt;objet&gt;", "premier &amp; seul", "href=\"https://tableau.ars.tn\"");
    }

    @Test
    void leaves_out_what_there_is_nothing_to_say_about() {
        var incident = new Incident(
                UUID.randomUUID(), AlertCause.SYNC_FAILED, "", OPENED_AT, OPENED_AT, null, 1, List.of(), "x", "x");
        var letter = letters(Language.EN).letter(Kind.OPENED, incident);

        assertThat(letter.text()).doesNotContain("Subject", "Bordereaux", "Last detail", "\n\n\n");
        assertThat(letter.html()).doesNotContain("Subject", "Last detail");
    }

    @Test
    void tells_how_long_it_lasted_when_it_is_over() {
        var over = incident(AlertCause.PARTNER_UNAVAILABLE, OPENED_AT.plus(Duration.ofHours(2)));
        var letter = letters(Language.FR).letter(Kind.RESOLVED, over);

        assertThat(letter.subject()).isEqualTo("[MY TUNICLAIM] Terminé\u00a0: MY TUNICLAIM répond de nouveau");
        assertThat(letter.text()).contains("2 mars 2026, 09:05:09", "Jusqu’au\u00a0: 2 mars 2026, 11:05:09");
    }

    private static Set<String> said(Kind kind) {
        return switch (kind) {
            case OPENED -> Set.of("opened", "meaning", "action");
            case RESOLVED -> Set.of("resolved", "after");
        };
    }

    private static Letters letters(Language language) {
        return new Letters(new MailProperties(
                List.of(),
                "alerts@ars.local",
                URI.create("https://tableau.ars.tn"),
                language,
                new Retry(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1))));
    }

    private static Properties words(Language language) throws IOException {
        var file = "/messages_" + language.locale().getLanguage() + ".properties";
        var words = new Properties();
        try (var reader = new InputStreamReader(LettersTest.class.getResourceAsStream(file), UTF_8)) {
            words.load(reader);
        }
        return words;
    }

    private static Incident incident(AlertCause cause, @Nullable Instant resolvedAt) {
        return incident(cause, "<objet>", resolvedAt);
    }

    private static Incident incident(AlertCause cause, String subject, @Nullable Instant resolvedAt) {
        return new Incident(
                UUID.randomUUID(),
                cause,
                subject,
                OPENED_AT,
                OPENED_AT.plusSeconds(30),
                resolvedAt,
                1234,
                List.of("BRD-1", "BRD-2"),
                "premier & seul",
                "dernier");
    }
}
