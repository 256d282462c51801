package tn.ars.tuniclaim.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import tn.ars.tuniclaim.claim.BordereauStatus;
import tn.ars.tuniclaim.claim.BulletinStatus;
import tn.ars.tuniclaim.claim.PaymentStatus;
import tn.ars.tuniclaim.claim.ReclamationStatus;
import tn.ars.tuniclaim.dashboard.access.Hint;
import tn.ars.tuniclaim.dashboard.access.TurnedAway;
import tn.ars.tuniclaim.dashboard.audit.Action;
import tn.ars.tuniclaim.dashboard.audit.AuditOutcome;
import tn.ars.tuniclaim.dashboard.letter.Hindrance;
import tn.ars.tuniclaim.dashboard.record.Content;
import tn.ars.tuniclaim.dashboard.resend.DecisionAnswer;
import tn.ars.tuniclaim.dashboard.story.StepKind;
import tn.ars.tuniclaim.event.AlertCause;
import tn.ars.tuniclaim.event.InstanceHealthReported.Health;
import tn.ars.tuniclaim.event.NoticeKind;
import tn.ars.tuniclaim.event.ParkReason;
import tn.ars.tuniclaim.event.PushKind;
import tn.ars.tuniclaim.event.RejectionCode;
import tn.ars.tuniclaim.event.SyncFailure;
import tn.ars.tuniclaim.event.SyncOutcome;
import tn.ars.tuniclaim.event.SyncTrigger;
import tn.ars.tuniclaim.event.Withheld;

class WordsTest {

    private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");
    private static final String NARROW_SPACE = "\u202f";

    private final Words french = words(Locale.FRENCH);
    private final Words english = words(Locale.ENGLISH);

    @ParameterizedTest
    @ValueSource(strings = {"messages", "access", "api"})
    void says_the_same_in_both_languages(String name) throws IOException {
        assertThat(texts("/" + name + "_en.properties").keySet())
                .containsExactlyInAnyOrderElementsOf(
                        texts("/" + name + ".properties").keySet());
    }

    @Test
    void has_a_text_for_all_that_the_audit_notes() throws IOException {
        var texts = texts("/access.properties").keySet();
        for (var action : Action.values()) assertThat(texts).contains("audit." + action);
        for (var outcome : AuditOutcome.values()) assertThat(texts).contains("audit." + outcome);
        for (var why : TurnedAway.Why.values()) assertThat(texts).contains("audit.why." + why);
        assertThat(texts).contains("audit.detail.CLOSED");
        for (var hindrance : Hindrance.values()) assertThat(texts).contains("audit.detail." + hindrance);
        for (var answer : DecisionAnswer.values())
            if (answer != DecisionAnswer.DONE) assertThat(texts).contains("audit.detail." + answer);
    }

    @Test
    void has_a_text_for_programs_for_all_that_hinders() throws IOException {
        for (var hindrance : Hindrance.values())
            assertThat(texts("/api.properties").keySet()).contains("api.hindrance." + hindrance);
    }

    @Test
    void has_a_text_for_all_that_is_turned_away() throws IOException {
        var texts = new HashSet<>(texts("/messages.properties").keySet());
        texts.addAll(texts("/access.properties").keySet());
        for (var hint : Hint.values())
            assertThat(texts).contains("error." + hint + ".title", "error." + hint + ".text");
    }

    @Test
    void has_a_text_for_every_word_of_the_events() throws IOException {
        var texts = texts("/messages.properties").keySet();
        for (var state : State.values()) assertThat(texts).contains("state." + state.css());
        for (var cause : AlertCause.values()) assertThat(texts).contains("cause." + cause, "todo." + cause);
        for (var code : RejectionCode.values()) assertThat(texts).contains("rejection." + code);
        for (var code : SyncFailure.values()) assertThat(texts).contains("failure." + code);
        for (var reason : ParkReason.values()) assertThat(texts).contains("park." + reason, "why.waiting." + reason);
        for (var kind : PushKind.values()) assertThat(texts).contains("kind." + kind, "kind.one." + kind);
        for (var trigger : SyncTrigger.values())
            if (trigger != SyncTrigger.PERSON) assertThat(texts).contains("trigger." + trigger);
        for (var status : BordereauStatus.values()) assertThat(texts).contains("status." + status);
        for (var status : BulletinStatus.values()) assertThat(texts).contains("status." + status);
        for (var status : PaymentStatus.values()) assertThat(texts).contains("status." + status);
        for (var status : ReclamationStatus.values()) assertThat(texts).contains("status." + status);
        for (var reason : Withheld.values()) assertThat(texts).contains("withheld." + reason);
        for (var step : StepKind.values()) assertThat(texts).contains("step." + step);
        for (var kind : NoticeKind.values()) assertThat(texts).contains("notice.kind." + kind);
        for (var hindrance : Hindrance.values()) assertThat(texts).contains("hindrance." + hindrance);
        for (var state : Content.State.values())
            if (state != Content.State.KEPT) assertThat(texts).contains("letters." + state, "entry." + state);
        for (var health : Health.values()) assertThat(texts).contains("health." + health);
        assertThat(texts)
                .containsAll(Arrays.stream(SyncOutcome.values())
                        .map(outcome -> "run." + outcome.name().toLowerCase(Locale.ROOT))
                        .toList());
    }

    @Test
    void says_numbers_of_things_as_people_do() {
        var since = Instant.parse("2026-01-05T07:41:00Z");
        assertThat(french.say(Sentence.of(State.WAITING, "sentence.partner_away", since, 1312L)))
                .isEqualTo("Le partenaire ne répond pas depuis 08:41. 1" + NARROW_SPACE
                        + "312 changements sont mis en attente, les autres attendent dans Kafka ; aucun n’est perdu.");
        assertThat(french.say(Sentence.of(State.WAITING, "sentence.partner_away", since, 0L)))
                .isEqualTo(
                        "Le partenaire ne répond pas depuis 08:41. Aucun changement n’est mis en attente, les nouveaux"
                                + " attendent dans Kafka.");
        assertThat(english.say(Sentence.of(State.IN_STEP, "sentence.in_step", Duration.ofMinutes(12), 38L, 2L)))
                .isEqualTo("In step. Last sync 12 min ago: 38 bordereaux, 2 new or changed. Nothing is parked.");
        var absent = List.of("pusher-service", "new-service");
        assertThat(english.say(Sentence.of(State.NEEDS_YOU, "sentence.absent", 2, absent)))
                .isEqualTo("2 services do not work: Delivery to the partner, new-service.");
        assertThat(english.say(Sentence.of(State.IN_STEP, "sentence.in_step", Duration.ofMinutes(12), 1L, 0L)))
                .isEqualTo("In step. Last sync 12 min ago: one bordereau, nothing changed. Nothing is parked.");
    }

    @Test
    void says_in_which_direction_the_partner_is_away_and_none_where_none_was_told() {
        assertThat(english.matter(AlertCause.PARTNER_UNAVAILABLE, "reading"))
                .isEqualTo("The partner’s bordereaux cannot be read");
        assertThat(english.matter(AlertCause.CREDENTIALS_REFUSED, "writing"))
                .isEqualTo("The partner refuses ARS’s credentials for statuses and payments");
        for (var subject : List.of("", "elsewhere")) {
            assertThat(english.matter(AlertCause.PARTNER_UNAVAILABLE, subject))
                    .isEqualTo("The partner does not answer");
        }
        var unknown = new Matter(AlertCause.BORDEREAU_UNKNOWN, "");
        assertThat(french.say(Sentence.of(State.NEEDS_YOU, "sentence.needs_you", unknown, NOW)))
                .startsWith("Un ou plusieurs bordereaux sont inconnus du partenaire (dernière alerte 09:00).");
    }

    @Test
    void says_of_a_webhook_what_it_says_of_no_mail_and_which_it_is() {
        assertThat(french.matter(AlertCause.MAIL_FAILING, "webhook:chat"))
                .isEqualTo("Des messages n’arrivent pas au webhook chat");
        assertThat(english.matter(AlertCause.MAIL_FAILING, "webhook:chat"))
                .isEqualTo("Messages do not reach the webhook chat");
        for (var words : List.of(french, english)) {
            assertThat(words.todo(AlertCause.MAIL_FAILING, "webhook:chat")).doesNotContain("SPRING_MAIL_USERNAME");
            assertThat(words.todo(AlertCause.MAIL_FAILING, "")).contains("SPRING_MAIL_USERNAME");
            assertThat(words.todo(AlertCause.PARTNER_UNAVAILABLE, "reading"))
                    .isEqualTo(words.todo(AlertCause.PARTNER_UNAVAILABLE, ""));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PT0.3S,< 1 s",
        "PT59S,59 s",
        "PT2M,2 min",
        "PT3M20S,3 min 20 s",
        "PT12M20S,12 min",
        "PT1H,1 h",
        "PT1H5M,1 h 5 min",
        "P1D,un jour",
        "P3DT4H,3 jours"
    })
    void says_durations_in_the_largest_useful_unit(Duration duration, String said) {
        assertThat(french.lasting(duration)).isEqualTo(said);
    }

    @Test
    void says_in_a_sentence_on_which_other_day_it_was() {
        var evening = Instant.parse("2026-01-04T22:30:00Z");
        assertThat(french.text("sentence.failed", evening)).contains("a échoué à 23:30 le 04/01 ;");
        assertThat(english.text("sentence.failed", evening)).contains("failed at 23:30 on 04/01;");
        assertThat(french.text("sentence.failed", Instant.parse("2026-01-04T23:30:00Z")))
                .contains("a échoué à 00:30 ;");
    }

    @Test
    void says_times_as_they_are_in_tunis() {
        assertThat(french.moment(Instant.parse("2026-01-04T23:30:00Z"))).isEqualTo("00:30");
        assertThat(french.moment(Instant.parse("2026-01-04T22:30:00Z"))).isEqualTo("04/01 23:30");
        assertThat(french.exact(Instant.parse("2026-01-04T22:30:00Z"))).isEqualTo("04/01/2026 23:30:00");
        assertThat(french.ago(NOW.minusSeconds(3))).isEqualTo("à l’instant");
        assertThat(english.ago(NOW.minusSeconds(120))).isEqualTo("2 min ago");
    }

    @Test
    void says_amounts_in_dinars_with_their_millimes() {
        assertThat(french.montant(new BigDecimal("1234.5"))).isEqualTo("1\u00a0234,500\u00a0DT");
        assertThat(english.montant("0.050")).isEqualTo("0,050\u00a0DT");
    }

    @Test
    void says_statuses_in_the_readers_language() {
        assertThat(english.say(Sentence.of(State.WORKING, "why.on_its_way", new Status("TRAITE"), NOW)))
                .isEqualTo("“Processed”, decided at 09:00, is on its way.");
    }

    private static Words words(Locale locale) {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return new Words(messages, locale, NOW);
    }

    private static Properties texts(String resource) throws IOException {
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(WordsTest.class.getResourceAsStream(resource)), StandardCharsets.UTF_8)) {
            var texts = new Properties();
            texts.load(reader);
            return texts;
        }
    }
}
