package tn.ars.tuniclaim.dashboard.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.claim.BordereauStatus;
import tn.ars.tuniclaim.claim.BulletinStatus;
import tn.ars.tuniclaim.claim.Montant;
import tn.ars.tuniclaim.claim.NumeroBs;
import tn.ars.tuniclaim.claim.PartnerId;
import tn.ars.tuniclaim.claim.PaymentStatus;
import tn.ars.tuniclaim.dashboard.Browser;
import tn.ars.tuniclaim.dashboard.DashboardTest;
import tn.ars.tuniclaim.event.Alert.AlertRaised;
import tn.ars.tuniclaim.event.Alert.AlertResolved;
import tn.ars.tuniclaim.event.AlertCause;
import tn.ars.tuniclaim.event.BordereauImported;
import tn.ars.tuniclaim.event.BulletinImported;
import tn.ars.tuniclaim.event.BulletinStatusChanged;
import tn.ars.tuniclaim.event.Event;
import tn.ars.tuniclaim.event.Fact;
import tn.ars.tuniclaim.event.ImportEffect;
import tn.ars.tuniclaim.event.IncidentChange;
import tn.ars.tuniclaim.event.IncidentEvent.ChannelTested;
import tn.ars.tuniclaim.event.IncidentEvent.IncidentChanged;
import tn.ars.tuniclaim.event.IncidentEvent.NoticeRoutesChanged;
import tn.ars.tuniclaim.event.InstanceHealthReported;
import tn.ars.tuniclaim.event.InstanceHealthReported.Health;
import tn.ars.tuniclaim.event.Notice.NoticeDue;
import tn.ars.tuniclaim.event.Notice.NoticeFailed;
import tn.ars.tuniclaim.event.Notice.NoticeSent;
import tn.ars.tuniclaim.event.NoticeKind;
import tn.ars.tuniclaim.event.NoticeLanguage;
import tn.ars.tuniclaim.event.NoticePace;
import tn.ars.tuniclaim.event.NoticeRoutes;
import tn.ars.tuniclaim.event.NoticeRoutes.Recipient;
import tn.ars.tuniclaim.event.NoticeRoutes.Route;
import tn.ars.tuniclaim.event.NoticeTheme;
import tn.ars.tuniclaim.event.ParkReason;
import tn.ars.tuniclaim.event.PaymentChanged;
import tn.ars.tuniclaim.event.PushEvent.PushReplayCounted;
import tn.ars.tuniclaim.event.PushKind;
import tn.ars.tuniclaim.event.PushResult.PushDelivered;
import tn.ars.tuniclaim.event.PushResult.PushParked;
import tn.ars.tuniclaim.event.PushResult.PushRefused;
import tn.ars.tuniclaim.event.PushSubject;
import tn.ars.tuniclaim.event.RejectedEntryKept;
import tn.ars.tuniclaim.event.RejectionCode;
import tn.ars.tuniclaim.event.SyncBalance;
import tn.ars.tuniclaim.event.SyncBalance.Counts;
import tn.ars.tuniclaim.event.SyncEvent.DriftNoticed;
import tn.ars.tuniclaim.event.SyncEvent.EntryRejected;
import tn.ars.tuniclaim.event.SyncEvent.ScheduleChanged;
import tn.ars.tuniclaim.event.SyncEvent.SyncEnded;
import tn.ars.tuniclaim.event.SyncEvent.SyncProgressed;
import tn.ars.tuniclaim.event.SyncEvent.SyncStarted;
import tn.ars.tuniclaim.event.SyncFailure;
import tn.ars.tuniclaim.event.SyncForecast;
import tn.ars.tuniclaim.event.SyncOutcome;
import tn.ars.tuniclaim.event.SyncTraffic;
import tn.ars.tuniclaim.event.SyncTrigger;
import tn.ars.tuniclaim.link.IncidentLinks;
import tn.ars.tuniclaim.testparts.KafkaDoor;

/** Every page in a browser, in both languages, on a telephone and on a desk; and what changes under the reader's eyes. */
@DashboardTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesTest {

    private static final URI SOURCE = URI.create("/ars/test");
    private static final BordereauReference BORDEREAU = new BordereauReference("BRD-2026-004711");
    private static final NumeroBs BULLETIN = new NumeroBs("2026-004711-BS3");
    private static final String STORY = "/claim?ref=BRD-2026-004711&bs=2026-004711-BS3";
    private static final String RAW =
            "{\"id\":19,\"reference\":\"BRD-BAD-2\",\"client\":{\"name\":\"PGH\"},\"bulletinsSoins\":[{\"numBs\":\"BS-19-1\",\"nomAssure\":\"<b>\",\"montant\":\"1 234,50x\",\"items\":[]}]}";
    private static final String LONG_NAME = "NOBODY".repeat(16);
    private static final int BUDGET = 150_000;
    private static final Pattern UNTOLD = Pattern.compile("\\?\\?\\S+\\?\\?");
    private static final int DESK = 1_440;
    private static final int ONE_LINE = 72;

    /** So wide a cell of a table breaks no word of ours in its midst. */
    private static final int LEGIBLE = 150;

    @Autowired
    Environment settings;

    @Autowired
    KafkaDoor kafka;

    private final UUID run = UUID.randomUUID();
    private final UUID incident = UUID.randomUUID();
    private RecordMetadata letter;
    private Chromium chromium;

    @BeforeAll
    void a_day_at_ars() {
        chromium = Chromium.at("http://127.0.0.1:" + settings.getRequiredProperty("local.server.port"));
        var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        services(now);
        tell(now, new ScheduleChanged(false, "0 0 * * * *", "Africa/Tunis", now.plusSeconds(1_800), null, null, null));
        syncs(now);
        story(now);
        pushes(now);
        incidents(now);
        letter = kafka.send(
                "ars.reclamations.dlt",
                LONG_NAME,
                Map.of(
                        "dlt_reason",
                        "newStatus: must be one of OUVERTE, EN_COURS, RESOLUE, REJETEE",
                        "dlt_service",
                        "pusher-service",
                        "dlt_time",
                        now.minusSeconds(900).toString(),
                        "dlt_partition",
                        "3",
                        "dlt_offset",
                        "12"),
                "{\"bordereau\": \"BRD-8\", \"newStatus\": \"<i>\"}".getBytes(UTF_8));
        tell(now, new NoticeRoutesChanged(routes(), "amira", now));
        kafka.send(
                "ars.payments.dlt",
                "BRD-9",
                Map.of(
                        "dlt_reason",
                        "montant: an amount must be a decimal number such as 123.450",
                        "dlt_service",
                        "pusher-service",
                        "dlt_time",
                        now.minusSeconds(600).toString(),
                        "ce_id",
                        "payment-9",
                        "dlt_partition",
                        "3",
                        "dlt_offset",
                        "77"),
                "{\"montant\": \"<b>\"}".getBytes(UTF_8));
        new Browser(settings).signIn(LONG_NAME, "what nobody set");
        var reader = new Browser(settings).signedIn("super_admin");
        assertThat(reader.get("/audit").body()).contains(LONG_NAME);
        var payments =
                Map.of("topic", "ars.payments.dlt", "cause", "montant", "count", "1", "reason", "montant corrigé");
        reader.submit("/topics", "/topics/letters/redrive", payments);
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(reader.get(STORY).body()).contains("code inconnu");
            assertThat(reader.get("/incidents/" + incident).statusCode()).isEqualTo(200);
            assertThat(reader.get("/topics").body()).contains("ars.payments.dlt");
            assertThat(reader.get("/syncs/" + run).body()).contains("BRD-BAD-2", "Écarts de statut");
            assertThat(reader.get("/syncs/" + run + "/entries/19").body()).contains("1 234,50x");
            assertThat(reader.get(letterPage("letter")).statusCode()).isEqualTo(200);
            assertThat(reader.get("/notices/routes").body()).contains("exploitation@ars.tn");
        });
    }

    @AfterAll
    void close() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"fr,360,false", "fr,1440,false", "en,360,true", "en,1440,true"})
    void can_be_read_by_everybody_on_every_page(String language, int width, boolean isDark) {
        // They fall silent while others are looked at.
        services(Instant.now().truncatedTo(ChronoUnit.MILLIS));
        var page = page(language, width, isDark);
        var broken = new ArrayList<String>();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) broken.add(page.url() + " " + message.text());
        });
        page.onPageError(error -> broken.add(page.url() + " " + error));
        var pages = Map.ofEntries(
                Map.entry("overview", "/"),
                Map.entry("syncs", "/syncs"),
                Map.entry("sync", "/syncs/" + run),
                Map.entry("pushes", "/pushes?state=refused"),
                Map.entry("waiting", "/pushes?state=waiting"),
                Map.entry("story", STORY),
                Map.entry("search", "/search?q=BRD-2026"),
                Map.entry("topics", "/topics"),
                Map.entry("entry", "/syncs/" + run + "/entries/19"),
                Map.entry("letter", letterPage("letter/content")),
                Map.entry("incidents", "/incidents"),
                Map.entry("incident", "/incidents/" + incident),
                Map.entry("audience", "/notices/routes"),
                Map.entry("audit", "/audit"),
                Map.entry("contracts", "/contracts"));
        pages.forEach((name, path) -> {
            chromium.visit(page, path);
            assertThat(page.locator("h1")).isVisible();
            Chromium.photograph(page, "%s-%s-%d".formatted(name, language, width));
            broken.addAll(barriers(page, name));
            var isTooWide = (Boolean) page.evaluate("document.documentElement.scrollWidth > innerWidth");
            if (isTooWide) broken.add(name + " is wider than the screen");
            if (width >= DESK && name.equals("audit") && narrowest(page, ".audit .answered") < LEGIBLE)
                broken.add(name + " breaks words in their midst");
            if (width >= DESK && page.locator(".top").boundingBox().height > ONE_LINE)
                broken.add(name + " has a header of more than one line");
            var text = page.locator("body").innerText();
            if (UNTOLD.matcher(text).find()) broken.add(name + " lacks words");
        });
        page.context().close();
        assertThat(broken).isEmpty();
    }

    @Test
    void shows_a_sync_as_it_goes_on_without_being_asked() {
        var page = page("fr", 1_440, false);
        chromium.visit(page, "/syncs");
        var live = UUID.randomUUID();
        var start = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        page.evaluate("window.isTheSame = true");
        tell(start, new SyncStarted(live, SyncTrigger.PERSON, "amira"));
        var forecast = new SyncForecast(2_000, Duration.ofSeconds(20), SyncForecast.Basis.LENGTH);
        tell(start.plusMillis(300), new SyncProgressed(live, balance(1_240, 0), forecast));
        assertThat(page.locator("h1")).containsText("Synchronisation en cours");
        assertThat(page.locator(".running")).containsText("sur environ");
        Chromium.photograph(page, "live-sync-fr-1440");
        tell(start.plusSeconds(1), new SyncEnded(live, SyncOutcome.COMPLETED, null, balance(2_000, 0)));
        assertThat(page.locator("#run-" + live)).containsText("Terminée");
        assertThat(page.locator(".running")).hasCount(0);
        assertThat((Boolean) page.evaluate("window.isTheSame")).isTrue();
        page.context().close();
    }

    @Test
    void puts_back_what_was_set_aside_for_one_reason() {
        var reason = "newStatus: must be one of those of " + UUID.randomUUID();
        for (var number = 0; number < 2; number++) {
            kafka.send(
                    "ars.reclamations.dlt",
                    "BRD-BACK",
                    Map.of(
                            "dlt_reason",
                            reason,
                            "dlt_service",
                            "pusher-service",
                            "dlt_partition",
                            "3",
                            "dlt_offset",
                            "9"),
                    "{}".getBytes(UTF_8));
        }
        var page = page("fr", 360, false);
        var form = page.locator("#back form")
                .filter(new Locator.FilterOptions().setHasText(reason))
                .filter(new Locator.FilterOptions().setHasText("2 messages"));
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            chromium.visit(page, "/topics");
            return form.count() == 1;
        });
        page.locator("#back summary").click();
        form.locator("input[name=reason]").fill("le lecteur est réparé");
        Chromium.photograph(page, "redrive-fr-360");
        assertThat(barriers(page, "redrive")).isEmpty();
        form.locator("button").click();
        assertThat(page.locator(".answer")).containsText("2 messages remis");
        assertThat(kafka.read("ars.reclamations"))
                .filteredOn(record -> "BRD-BACK".equals(record.key()))
                .hasSize(2);
        page.context().close();
    }

    @Test
    void does_not_call_itself_live_while_it_holds_back_for_selected_text() {
        var page = page("en", 1_440, false);
        chromium.visit(page, "/incidents");
        page.evaluate("getSelection().selectAllChildren(document.querySelector('h1'))");
        page.evaluate("htmx.trigger(document.body, 'news')");
        assertThat(page.locator("#mark")).containsText("held while text is selected");
        page.evaluate("getSelection().removeAllRanges()");
        assertThat(page.locator("#mark")).not().containsText("held");
        assertThat(page.locator("#mark")).containsText("live");
        page.context().close();
    }

    @Test
    void says_in_the_headline_that_the_partner_is_away_and_that_it_is_back() {
        var page = page("en", 360, false);
        var since = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        tell(since, new AlertRaised(AlertCause.PARTNER_UNAVAILABLE, "writing", "calls time out", null));
        assertThat(page.locator("h1")).containsText("The partner has not taken statuses and payments since");
        Chromium.photograph(page, "outage-en-360");
        tell(since.plusSeconds(1), new AlertResolved(AlertCause.PARTNER_UNAVAILABLE, "writing"));
        assertThat(page.locator("h1")).not().containsText("The partner has not taken");
        page.context().close();
    }

    @Test
    void shows_that_somebody_looks_after_an_incident_as_soon_as_that_is_told() {
        var page = page("fr", 1_440, false);
        var id = UUID.randomUUID();
        var opened = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        tell(opened, incident(id, IncidentChange.OPENED, opened, null, null));
        chromium.visit(page, "/incidents");
        assertThat(page.locator("#incident-" + id)).containsText("Que faire");
        tell(opened.plusSeconds(1), incident(id, IncidentChange.ACKNOWLEDGED, opened, "amira", null));
        assertThat(page.locator("#incident-" + id)).containsText("amira s’en occupe");
        tell(opened.plusSeconds(2), incident(id, IncidentChange.RESOLVED, opened, "amira", opened.plusSeconds(2)));
        assertThat(page.locator("#incident-" + id)).hasCount(0);
        page.context().close();
    }

    @Test
    void counts_what_a_replay_would_send_and_sends_it_for_a_reason() {
        var page = page("en", 1_440, false);
        chromium.visit(page, "/pushes?state=refused&kind=STATUS");
        var asked = System.currentTimeMillis();
        page.getByText("Count before sending this filter again").click();
        var rehearsal = command(asked, "push-replay-requested", "\"rehearsal\":true");
        assertThat(page.locator("#rehearsal")).containsText("Being counted");
        tell(Instant.now(), new PushReplayCounted(rehearsal, 3, 2));
        assertThat(page.locator("#rehearsal"))
                .containsText("Send 3 changes again: 2 still needed, one superseded meanwhile.");
        Chromium.photograph(page, "rehearsal-en-1440");
        page.locator("#rehearsal input[name=reason]").fill("the partner knows V9 now");
        page.getByText("Send 3 again").click();
        assertThat(page.locator(".answer")).containsText("asked for");
        command(asked, "push-replay-requested", "\"rehearsal\":false");
        page.context().close();
    }

    @Test
    void lets_somebody_say_that_they_look_after_an_incident() {
        var page = page("fr", 360, false);
        var id = UUID.randomUUID();
        tell(Instant.now(), incident(id, IncidentChange.OPENED, Instant.now(), null, null));
        await().until(() -> {
            chromium.visit(page, "/incidents/" + id);
            return page.getByText("Je m’en occupe").count() > 0;
        });
        page.getByText("Je m’en occupe").click();
        assertThat(page.locator(".answer")).containsText("noté");
        kafka.awaitRecords("integration.incident-commands", it -> new String(value(it), UTF_8).contains(id.toString()));
        tell(Instant.now(), incident(id, IncidentChange.RESOLVED, Instant.now(), "super_admin", Instant.now()));
        page.context().close();
    }

    @Test
    void asks_whoever_follows_a_link_in_a_mail_to_press_one_button() {
        var page = page("fr", 360, false);
        var id = UUID.randomUUID();
        var opened = Instant.now();
        tell(opened, incident(id, IncidentChange.OPENED, opened, null, null));
        var links = new IncidentLinks(Browser.LINKS_KEY);
        var link = links.path(id, IncidentLinks.Action.SILENCE, opened.plusSeconds(3_600));
        await().until(() -> {
            chromium.visit(page, link);
            return page.locator("form.asked").count() > 0;
        });
        Chromium.photograph(page, "asked-fr-360");
        assertThat(barriers(page, "asked")).isEmpty();
        page.locator("form.asked input[name=reason]").fill("le fournisseur est prévenu");
        page.locator("form.asked button").click();
        assertThat(page.locator(".answer")).containsText("Le silence est demandé");
        kafka.awaitRecords(
                "integration.incident-commands",
                it -> KafkaDoor.header(it, "ce_type").orElse("").contains("silence-requested")
                        && new String(value(it), UTF_8).contains(id.toString()));

        chromium.visit(page, links.path(id, IncidentLinks.Action.ACKNOWLEDGE, opened.minusSeconds(1)));
        assertThat(page.locator(".answer")).containsText("Ce lien ne vaut plus");
        assertThat(page.locator("form.asked")).hasCount(0);
        assertThat(new Browser(settings)
                        .signedIn("super_admin")
                        .get("/incidents/" + id + "?do=silence&until=a_broken_one&signature=x")
                        .body())
                .contains("Ce lien ne vaut plus");
        assertThat(new Browser(settings).signedIn("client_service").get(link).body())
                .contains("ce que votre compte ne permet pas")
                .doesNotContain("class=\"asked\"");

        tell(Instant.now(), incident(id, IncidentChange.ACKNOWLEDGED, opened, "amira", null));
        await().untilAsserted(() -> {
            chromium.visit(page, links.path(id, IncidentLinks.Action.ACKNOWLEDGE, opened.plusSeconds(3_600)));
            assertThat(page.locator("main")).containsText("amira s’en occupe déjà.");
        });
        assertThat(page.locator("form.asked")).hasCount(0);
        tell(Instant.now(), incident(id, IncidentChange.RESOLVED, opened, null, Instant.now()));
        page.context().close();
    }

    @Test
    void lets_somebody_give_an_incident_to_somebody_and_silence_it_for_a_while() {
        var page = page("en", 1_440, true);
        var id = UUID.randomUUID();
        var opened = Instant.now();
        tell(opened, incident(id, IncidentChange.OPENED, opened, null, null));
        await().until(() -> {
            chromium.visit(page, "/incidents/" + id);
            return page.locator("#assign").count() > 0;
        });
        page.locator("#assign summary").click();
        page.locator("#assign input[name=assignee]").fill("amira");
        Chromium.photograph(page, "incident-acts-en-1440");
        page.locator("#assign button").click();
        assertThat(page.locator(".answer")).containsText("the incident is amira’s");
        page.locator("#silence summary").click();
        page.locator("#silence select").selectOption("A_DAY");
        var reason = page.locator("#silence input[name=reason]");
        reason.evaluate("input => input.removeAttribute('maxlength')");
        reason.fill("known ".repeat(100));
        page.locator("#silence button").click();
        assertThat(page.locator(".answer")).containsText("at most 500 characters");
        refreshed(page);
        // Open, and as it was typed, and said to be wrong until somebody types there.
        assertThat(page.locator("#silence .wrong")).containsText("at most 500 characters");
        assertThat(reason).hasAttribute("aria-invalid", "true");
        assertThat(reason).hasAccessibleDescription(Pattern.compile("at most 500 characters"));
        Chromium.photograph(page, "incident-wrong-en-1440");
        assertThat(barriers(page, "incident-wrong")).isEmpty();
        assertThat(page.locator("#silence button")).isVisible();
        assertThat(reason).hasValue("known ".repeat(100).strip());
        assertThat(page.locator("#silence select")).hasValue("A_DAY");
        reason.fill("known");
        assertThat(page.locator("#silence .wrong")).hasCount(0);
        page.locator("#silence select").focus();
        refreshed(page);
        page.locator("#silence button").click();
        assertThat(page.locator(".answer")).containsText("Silence is asked for");
        kafka.awaitRecords("integration.incident-commands", it -> {
            var told = new String(value(it), UTF_8);
            return told.contains(id.toString()) && told.contains("\"until\"");
        });
        tell(Instant.now(), incident(id, IncidentChange.RESOLVED, opened, null, Instant.now()));
        page.context().close();
    }

    @Test
    void lets_an_administrator_change_who_is_told() {
        var page = page("fr", 360, false);
        chromium.visit(page, "/notices/routes");
        page.locator("#change summary").click();
        page.getByText("Ajouter un destinataire").click();
        page.locator("input[name=address]").last().fill("finance@ars.tn");
        page.locator("input[name=roles]").last().fill("FINANCE");
        page.getByText("Vérifier").last().click();
        assertThat(page.locator("#change table")).containsText("finance@ars.tn");
        Chromium.photograph(page, "audience-change-fr-360");
        assertThat(barriers(page, "audience-change")).isEmpty();
        page.setViewportSize(DESK, 900);
        Chromium.photograph(page, "audience-change-fr-1440");
        page.locator("input[name=reason]").fill("les finances veulent savoir");
        page.locator("#change button.action").last().click();
        assertThat(page.locator(".answer")).containsText("Le changement est demandé");
        kafka.awaitRecords(
                "integration.incident-commands",
                it -> KafkaDoor.header(it, "ce_type").orElse("").contains("notice-routes-change-requested")
                        && new String(value(it), UTF_8).contains("finance@ars.tn"));
        page.context().close();
    }

    /** As when something is told meanwhile. */
    private static void refreshed(Page page) {
        page.evaluate("""
                () => new Promise(done => {
                    document.addEventListener("htmx:afterSwap", () => done(true), { once: true });
                    htmx.trigger(document.body, "news");
                })
                """);
    }

    /** Answers the id of the newest command of that type and with those words; other tests gave some before. */
    private String command(long since, String type, String words) {
        var told = kafka.awaitRecords(
                "tuniclaim.push-commands",
                it -> it.timestamp() >= since
                        && KafkaDoor.header(it, "ce_type").orElse("").contains(type)
                        && new String(value(it), UTF_8).contains(words));
        return KafkaDoor.header(told.getLast(), "ce_id").orElseThrow();
    }

    private static byte[] value(ConsumerRecord<String, byte[]> record) {
        return record.value() == null ? new byte[0] : record.value();
    }

    @Test
    void is_light_enough_for_a_telephone() {
        var page = page("fr", 360, false);
        // Asked for their sizes afterwards: while an event is handled, the browser cannot answer.
        var loaded = new ConcurrentLinkedQueue<Request>();
        page.onRequestFinished(loaded::add);
        // As at somebody's first visit: the page of the sign-in has the same styles.
        page.context().newCDPSession(page).send("Network.clearBrowserCache");
        chromium.visit(page, "/?fresh");
        var bytes = loaded.stream()
                .filter(request -> !request.url().endsWith("/live"))
                .map(Request::sizes)
                .mapToLong(sizes -> (long) sizes.responseBodySize + sizes.responseHeadersSize)
                .sum();
        var paint = largestPaint(page);
        page.context().close();
        System.out.printf("The overview: %d bytes transferred, largest paint after %.0f ms%n", bytes, paint);
        assertThat(bytes).isBetween(5_000L, (long) BUDGET);
        assertThat(paint)
                .as("measured at all: how long it takes depends on the machine")
                .isPositive();
    }

    /** When the largest part of the page was painted, in milliseconds from the start of the visit; 0 where the browser did not say. */
    private static double largestPaint(Page page) {
        var found = (Number) page.evaluate("""
                () => new Promise(done => {
                  new PerformanceObserver(list => done(list.getEntries().at(-1).startTime))
                    .observe({type: 'largest-contentful-paint', buffered: true});
                  setTimeout(() => done(0), 5000);
                })""");
        return found.doubleValue();
    }

    @Test
    void offers_to_search_for_what_is_not_known_and_can_be_read_by_everybody_when_it_refuses() {
        var page = page("en", 360, false);
        chromium.visit(page, "/search?q=%00");
        assertThat(page.locator("h1")).containsText("Request refused");
        assertThat(barriers(page, "refused")).isEmpty();
        chromium.visit(page, "/claim?ref=nobody");
        assertThat(page.locator("h1")).containsText("Reference not known");
        Chromium.photograph(page, "unknown-en-360");
        assertThat(barriers(page, "unknown")).isEmpty();
        page.fill("#again", "BRD-2026");
        page.press("#again", "Enter");
        assertThat(page.locator("h1")).containsText("BRD-2026");
        page.context().close();
    }

    @Test
    void says_everything_without_scripts_too() {
        var reader = new Browser(settings).signedIn("gestionnaire");
        assertThat(reader.get(STORY).body())
                .contains("Le partenaire a refusé « Validé » (HTTP 422)", "HTTP 422", "1\u00a0234,500\u00a0DT")
                .doesNotContain("code inconnu");
        assertThat(reader.get("/search?q=2026-004711-BS3").headers().firstValue("Location"))
                .get()
                .asString()
                .endsWith("/claim?ref=BRD-2026-004711&bs=2026-004711-BS3");
        assertThat(reader.get("/search?q=refused-1").headers().firstValue("Location"))
                .isPresent();
        assertThat(reader.get("/topics/letter/content?topic=ars.payments.dlt&partition=0&offset=0")
                        .statusCode())
                .isEqualTo(403);
        assertThat(reader.get("/claim?ref=nobody").statusCode()).isEqualTo(404);
        assertThat(reader.get("/syncs/not-a-run").statusCode()).isEqualTo(400);
    }

    private static NoticeRoutes routes() {
        return new NoticeRoutes(
                List.of(
                        new Recipient(
                                "exploitation@ars.tn", NoticeLanguage.FR, List.of("RESPONSABLE_DEPARTEMENT"), null),
                        new Recipient("admin@ars.tn", NoticeLanguage.EN, List.of("ADMINISTRATEUR"), 20)),
                List.of(
                        new Route("ADMINISTRATEUR", NoticeTheme.HEALTH, null, NoticePace.IMMEDIATE),
                        new Route(null, NoticeTheme.HEALTH, null, NoticePace.NONE),
                        new Route(null, NoticeTheme.IMPORT, null, NoticePace.DAILY),
                        new Route(null, null, null, NoticePace.IMMEDIATE)));
    }

    private static double narrowest(Page page, String cells) {
        var width = (Number) page.evaluate(
                "cells => Math.min(...Array.from(document.querySelectorAll(cells), it => it.offsetWidth))", cells);
        return width.doubleValue();
    }

    private List<String> barriers(Page page, String name) {
        return Chromium.barriers(page).stream()
                .map(barrier -> name + " " + barrier)
                .toList();
    }

    private Page page(String language, int width, boolean isDark) {
        return chromium.signedIn("super_admin", Browser.passwordOf("super_admin"), language, width, isDark);
    }

    private String letterPage(String page) {
        return "/topics/%s?topic=ars.reclamations.dlt&partition=%d&offset=%d"
                .formatted(page, letter.partition(), letter.offset());
    }

    private void services(Instant now) {
        for (var service : List.of("importer-service", "pusher-service", "notifier-service")) {
            var parts = Map.of("kafka", Health.UP, "db", Health.UP, "partner", Health.UP, "mail", Health.UP);
            tell(now, new InstanceHealthReported(service, "box-1:8081", Health.UP, parts, now.minusSeconds(7_200)));
        }
    }

    private void syncs(Instant now) {
        for (var hour = 12; hour > 0; hour--) {
            var id = hour == 1 ? run : UUID.randomUUID();
            var start = now.minus(Duration.ofHours(hour));
            tell(start, new SyncStarted(id, hour == 3 ? SyncTrigger.PERSON : SyncTrigger.SCHEDULE, "amira"));
            if (hour == 1) {
                reject(id, start, 17, "BRD-BAD-1", "dateReception", RejectionCode.NOT_A_DATE, "31/01/2026");
                reject(id, start, 19, "BRD-BAD-2", "montant", RejectionCode.NOT_AN_AMOUNT, "1 234,500");
                tell(start, RejectedEntryKept.of(id, 1, 19, RAW));
                tell(start, new DriftNoticed(id, BORDEREAU, BULLETIN, "IN_PROGRESS", null, "REJETE"));
            }
            var outcome = hour == 1
                    ? SyncOutcome.COMPLETED_WITH_REJECTIONS
                    : hour == 5 ? SyncOutcome.FAILED : SyncOutcome.COMPLETED;
            var code = hour == 5 ? SyncFailure.PARTNER_TIMED_OUT : null;
            tell(
                    start.plusSeconds(20 + hour * 3L % 7),
                    new SyncEnded(
                            id,
                            outcome,
                            hour == 5 ? "no answer in 15 s" : null,
                            balance(1_200 + hour * 13L, hour == 1 ? 2 : 0),
                            code,
                            new SyncTraffic(4_200_000, 31, 0)));
        }
    }

    private void reject(
            UUID id, Instant at, long position, String bordereau, String field, RejectionCode code, String right) {
        tell(at, new EntryRejected(id, 1, position, bordereau, null, field, field + " is wrong", code, right));
    }

    private void story(Instant now) {
        var imported = now.minus(Duration.ofHours(5));
        tell(
                imported,
                new BordereauImported(
                        BORDEREAU,
                        ImportEffect.CREATED,
                        new PartnerId("10123"),
                        "PGH",
                        "Clinique du Lac",
                        BordereauStatus.EN_COURS,
                        imported,
                        5,
                        3,
                        3,
                        run));
        tell(
                imported,
                new BulletinImported(
                        BORDEREAU,
                        BULLETIN,
                        ImportEffect.CREATED,
                        BulletinStatus.IN_PROGRESS,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        imported,
                        null,
                        null,
                        LocalDate.of(2026, 2, 4),
                        null,
                        Montant.of("1234.500"),
                        5,
                        null,
                        null,
                        null,
                        List.of(),
                        run));
        var decided = now.minus(Duration.ofHours(2));
        kafka.send(new Fact<>(
                "refused-1",
                decided,
                SOURCE,
                new BulletinStatusChanged(
                        BORDEREAU, BULLETIN, BulletinStatus.IN_PROGRESS, BulletinStatus.VALIDATED, "amira", null)));
        var push = new PushSubject("refused-1", BORDEREAU, BULLETIN, PushKind.STATUS, "VALIDATED", decided);
        tell(decided.plusSeconds(1), new PushRefused(push, 422, "code inconnu \"V9\""));
        var paid = now.minus(Duration.ofHours(1));
        kafka.send(new Fact<>(
                "paid-1",
                paid,
                SOURCE,
                new PaymentChanged(
                        BORDEREAU,
                        BULLETIN,
                        PaymentStatus.EXECUTE,
                        Montant.of("1234.500"),
                        null,
                        "VIR-2026-81",
                        "amira")));
        var payment = new PushSubject("paid-1", BORDEREAU, BULLETIN, PushKind.PAYMENT, "EXECUTE", paid);
        tell(paid.plusSeconds(2), new PushDelivered(payment, 1, Duration.ofMillis(210)));
    }

    private void pushes(Instant now) {
        for (var number = 0; number < 60; number++) {
            var at = now.minus(Duration.ofMinutes(number * 20L));
            var reference = new BordereauReference("BRD-2026-%06d".formatted(number));
            var push = new PushSubject("push-" + number, reference, null, PushKind.STATUS, "TRAITE", at);
            tell(
                    at,
                    number % 20 == 7
                            ? new PushParked(push, ParkReason.PARTNER_FAILING, 3, "HTTP 503", now.plusSeconds(600))
                            : new PushDelivered(
                                    push, number % 9 == 0 ? 2 : 1, Duration.ofMillis(120 + number * 7L % 90)));
            tell(
                    at,
                    new BordereauImported(
                            reference,
                            ImportEffect.CREATED,
                            null,
                            "PGH",
                            null,
                            BordereauStatus.TRAITE,
                            at,
                            5,
                            0,
                            0,
                            run));
        }
    }

    private void incidents(Instant now) {
        tell(now, new ChannelTested("mail", false, "535 5.7.8 authentication failed"));
        tell(now, new ChannelTested(ChannelTested.PARTNER, true, null));
        var opened = now.minus(Duration.ofHours(2));
        tell(opened, incident(incident, IncidentChange.TOLD, opened, null, null));
        var sent = UUID.randomUUID();
        tell(
                opened,
                new NoticeDue(
                        sent,
                        incident,
                        NoticeKind.OPENED,
                        "ops@ars.tn",
                        "À traiter : le partenaire a refusé un changement",
                        opened));
        tell(
                opened.plusSeconds(2),
                new NoticeSent(sent, incident, NoticeKind.OPENED, "ops@ars.tn", "mail", "<1@ars.tn>", 1));
        var failed = UUID.randomUUID();
        tell(
                opened,
                new NoticeDue(
                        failed, incident, NoticeKind.REPEATED, "chef@ars.tn", "Rappel : un refus attend", opened));
        tell(
                opened.plusSeconds(3),
                new NoticeFailed(
                        failed,
                        incident,
                        NoticeKind.REPEATED,
                        "chef@ars.tn",
                        "mail",
                        4,
                        "554 5.7.1 Sender address rejected",
                        false,
                        now.plusSeconds(900)));
        var past = UUID.randomUUID();
        var begun = now.minus(Duration.ofHours(9));
        tell(begun.plusSeconds(1_200), incident(past, IncidentChange.RESOLVED, begun, null, begun.plusSeconds(1_200)));
    }

    private static IncidentChanged incident(
            UUID id, IncidentChange change, Instant opened, @Nullable String by, @Nullable Instant resolved) {
        return new IncidentChanged(
                id,
                change,
                AlertCause.PUSH_REFUSED,
                null,
                List.of(),
                AlertCause.Severity.WARNING,
                opened,
                opened,
                3,
                List.of(BORDEREAU.value()),
                "HTTP 422",
                "HTTP 422",
                0,
                resolved,
                null,
                by,
                by == null ? null : opened,
                null,
                null,
                null,
                1);
    }

    private static SyncBalance balance(long bordereaux, long rejected) {
        return new SyncBalance(
                new Counts(bordereaux + rejected, 12, 26, bordereaux - 38, 0, rejected),
                new Counts(bordereaux * 20, 240, 0, bordereaux * 20 - 240, 0, 0),
                Counts.ZERO,
                bordereaux * 20);
    }

    private void tell(Instant time, Event event) {
        kafka.send(Fact.of(event, time, SOURCE));
    }
}
