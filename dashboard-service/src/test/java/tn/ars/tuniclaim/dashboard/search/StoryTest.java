package tn.ars.tuniclaim.dashboard.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.dashboard.Browser;
import tn.ars.tuniclaim.dashboard.DashboardTest;
import tn.ars.tuniclaim.event.AlertCause;
import tn.ars.tuniclaim.event.Event;
import tn.ars.tuniclaim.event.Fact;
import tn.ars.tuniclaim.event.IncidentChange;
import tn.ars.tuniclaim.event.IncidentEvent.IncidentChanged;
import tn.ars.tuniclaim.event.Notice.NoticeDue;
import tn.ars.tuniclaim.event.Notice.NoticeFailed;
import tn.ars.tuniclaim.event.Notice.NoticeSent;
import tn.ars.tuniclaim.event.NoticeKind;
import tn.ars.tuniclaim.event.PushKind;
import tn.ars.tuniclaim.event.PushResult.PushDelivered;
import tn.ars.tuniclaim.event.PushSubject;
import tn.ars.tuniclaim.event.SyncBalance;
import tn.ars.tuniclaim.event.SyncEvent.DriftEnded;
import tn.ars.tuniclaim.event.SyncEvent.DriftNoticed;
import tn.ars.tuniclaim.event.SyncEvent.SyncEnded;
import tn.ars.tuniclaim.event.SyncOutcome;
import tn.ars.tuniclaim.testparts.KafkaDoor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the importer and the notifier tell of a bordereau is in its story. */
@DashboardTest
class StoryTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final URI SOURCE = URI.create("/ars/test");

    @Autowired
    Environment settings;

    @Autowired
    KafkaDoor kafka;

    @Autowired
    JsonMapper json;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final BordereauReference bordereau = new BordereauReference("BRD-" + UUID.randomUUID());
    private final UUID run = UUID.randomUUID();
    private final UUID incident = UUID.randomUUID();

    @Test
    void says_where_the_partner_came_to_say_something_else() {
        tell(now, new DriftNoticed(run, bordereau, null, "PRET_VIREMENT", now, "EN_COURS"));
        tell(now.plusMillis(1), new SyncEnded(run, SyncOutcome.COMPLETED, null, SyncBalance.ZERO));
        var reader = new Browser(settings).signedIn("client_service");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(reader.get(claim()).body())
                        .contains("Le partenaire dit « En cours » ; ARS garde « Prêt pour virement »"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(reader.get("/syncs/" + run).body())
                        .contains("Écarts de statut", "un nouveau", bordereau.value(), "Prêt pour virement"));
        assertThat(body(reader("/runs/" + run + "/drifts")).path("items"))
                .singleElement()
                .satisfies(drift -> {
                    assertThat(drift.path("arsStatus").asString()).isEqualTo("PRET_VIREMENT");
                    assertThat(drift.path("partnerWord").asString()).isEqualTo("EN_COURS");
                });
    }

    @Test
    void does_not_say_that_all_has_arrived_where_the_partner_says_something_else_since() {
        delivered("treated", PushKind.STATUS, "TRAITE", now);
        var reader = new Browser(settings).signedIn("client_service");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(reader.get(claim()).body()).contains("Tout est arrivé"));

        tell(drift(1));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(reader.get(claim()).body())
                        .contains("le partenaire s’est mis à dire « En cours », alors qu’ARS tient « Traité »")
                        .doesNotContain("Tout est arrivé"));

        delivered("paid", PushKind.PAYMENT, "EXECUTE", now.plusSeconds(2));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(reader.get(claim()).body())
                        .contains("« Exécuté » est chez le partenaire", "le partenaire s’est mis à dire « En cours »")
                        .doesNotContain("Tout est arrivé"));

        delivered("closed", PushKind.STATUS, "CLOTURE", now.plusSeconds(3));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(reader.get(claim()).body())
                        .contains("Tout est arrivé")
                        .doesNotContain("s’est mis à dire"));
    }

    @Test
    void says_when_the_partner_came_to_say_the_same_again() {
        delivered("treated", PushKind.STATUS, "TRAITE", now);
        tell(drift(1));
        var reader = new Browser(settings).signedIn("client_service");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(reader.get(claim()).body()).contains("s’est mis à dire « En cours »"));

        var ended = driftEnded(2);
        tell(ended);
        tell(ended);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(reader.get(claim()).body())
                        .contains("Tout est arrivé")
                        .containsOnlyOnce("Le partenaire dit maintenant « Traité », comme ARS")
                        .doesNotContain("s’est mis à dire"));
    }

    @Test
    void speaks_of_no_difference_of_which_the_end_was_read_before_the_beginning() {
        tell(driftEnded(2));
        var reader = new Browser(settings).signedIn("client_service");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(reader.get(claim()).body()).contains("Le partenaire dit maintenant"));

        var noticed = drift(1);
        tell(noticed);
        tell(noticed);
        delivered("treated", PushKind.STATUS, "TRAITE", now);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(reader.get(claim()).body())
                        .contains("Tout est arrivé")
                        .containsOnlyOnce("Le partenaire dit « En cours » ; ARS garde « Traité »")
                        .doesNotContain("s’est mis à dire"));
    }

    @Test
    void tells_once_of_each_round_of_mails_to_how_many_they_went() {
        opened();
        var first = due("ops@ars.tn");
        var second = due("chef@ars.tn");
        tell(now.plusSeconds(2), sent(first, "ops@ars.tn"));
        tell(now.plusSeconds(3), sent(second, "chef@ars.tn"));
        tell(now.plusSeconds(3), sent(second, "chef@ars.tn"));
        var reader = new Browser(settings).signedIn("client_service");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(reader.get(claim()).body())
                        .contains("2 avis envoyés", "/incidents/" + incident, "Nouvel incident"));
        assertThat(reader.get(claim()).body()).doesNotContain("@ars.tn");
        assertThat(body(reader("/story?bordereau=" + bordereau)).path("items"))
                .filteredOn(step -> step.path("kind").asString().equals("MAILED"))
                .hasSize(2);
    }

    @Test
    void tells_of_a_mail_that_could_not_be_sent_however_often_it_was_tried() {
        opened();
        var notice = due("ops@ars.tn");
        for (var attempt = 1; attempt <= 3; attempt++) {
            tell(
                    now.plusSeconds(attempt),
                    new NoticeFailed(
                            notice,
                            incident,
                            NoticeKind.OPENED,
                            "ops@ars.tn",
                            "mail",
                            attempt,
                            "554 5.7.1 rejected",
                            true,
                            null));
        }
        tell(now.plusSeconds(9), sent(notice, "ops@ars.tn"));
        var reader = new Browser(settings).signedIn("client_service");
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(reader.get(claim()).body()).contains("Un avis envoyé", "Un avis n’a pas pu partir"));
    }

    @Test
    void says_nothing_of_mails_to_a_bordereau_that_the_incident_came_to_name_later() {
        var other = new BordereauReference("BRD-" + UUID.randomUUID());
        opened();
        var notice = due("ops@ars.tn");
        tell(now.plusSeconds(2), changed(IncidentChange.COUNTED, List.of(bordereau.value(), other.value())));
        tell(now.plusSeconds(3), sent(notice, "ops@ars.tn"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(new Browser(settings)
                                .signedIn("client_service")
                                .get(claim())
                                .body())
                        .contains("Un avis envoyé"));
        assertThat(reader("/story?bordereau=" + other).statusCode()).isEqualTo(404);
    }

    private Fact<DriftNoticed> drift(int after) {
        return Fact.of(
                new DriftNoticed(run, bordereau, null, "TRAITE", now, "EN_COURS"), now.plusSeconds(after), SOURCE);
    }

    private Fact<DriftEnded> driftEnded(int after) {
        return Fact.of(new DriftEnded(UUID.randomUUID(), bordereau, null, "TRAITE"), now.plusSeconds(after), SOURCE);
    }

    private void delivered(String change, PushKind kind, String state, Instant at) {
        var push = new PushSubject(bordereau + "-" + change, bordereau, null, kind, state, at);
        tell(at.plusMillis(5), new PushDelivered(push, 1, 1, Duration.ofMillis(20)));
    }

    private void opened() {
        tell(now, changed(IncidentChange.OPENED, List.of(bordereau.value())));
    }

    private UUID due(String recipient) {
        var notice = UUID.randomUUID();
        tell(
                now.plusSeconds(1),
                new NoticeDue(notice, incident, NoticeKind.OPENED, recipient, "Un changement refusé", now));
        return notice;
    }

    private NoticeSent sent(UUID notice, String recipient) {
        return new NoticeSent(notice, incident, NoticeKind.OPENED, recipient, "mail", null, 1);
    }

    private IncidentChanged changed(IncidentChange change, List<String> bordereaux) {
        return new IncidentChanged(
                incident,
                change,
                AlertCause.PUSH_REFUSED,
                null,
                List.of(),
                AlertCause.Severity.WARNING,
                now,
                now,
                1,
                bordereaux,
                "code inconnu",
                "code inconnu",
                0,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                1);
    }

    private String claim() {
        return "/claim?ref=" + bordereau;
    }

    private void tell(Instant time, Event event) {
        tell(Fact.of(event, time, SOURCE));
    }

    private void tell(Fact<?> fact) {
        kafka.send(fact);
    }

    private HttpResponse<String> reader(String path) {
        return new Browser(settings)
                .send("/api/v1" + path, request -> request.header("Authorization", Browser.basic("client_service")));
    }

    private JsonNode body(HttpResponse<String> answer) {
        return json.readTree(answer.body());
    }
}
