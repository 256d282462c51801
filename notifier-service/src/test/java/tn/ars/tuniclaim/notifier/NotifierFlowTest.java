package tn.ars.tuniclaim.notifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.event.Alert;
import tn.ars.tuniclaim.event.Alert.AlertRaised;
import tn.ars.tuniclaim.event.Alert.AlertResolved;
import tn.ars.tuniclaim.event.AlertCause;
import tn.ars.tuniclaim.event.Event;
import tn.ars.tuniclaim.event.EventCodec;
import tn.ars.tuniclaim.event.Fact;
import tn.ars.tuniclaim.event.IncidentChange;
import tn.ars.tuniclaim.event.IncidentCommand;
import tn.ars.tuniclaim.event.IncidentCommand.ChannelTestRequested;
import tn.ars.tuniclaim.event.IncidentCommand.IncidentSilenceRequested;
import tn.ars.tuniclaim.event.IncidentCommand.NoticeRetryRequested;
import tn.ars.tuniclaim.event.IncidentCommand.NoticeRoutesChangeRequested;
import tn.ars.tuniclaim.event.IncidentEvent.IncidentChanged;
import tn.ars.tuniclaim.event.IncidentEvent.IncidentCommandAnswered;
import tn.ars.tuniclaim.event.IncidentRefusal;
import tn.ars.tuniclaim.event.InstanceHealthReported;
import tn.ars.tuniclaim.event.InstanceHealthReported.Health;
import tn.ars.tuniclaim.event.NoticeLanguage;
import tn.ars.tuniclaim.event.NoticeRoutes;
import tn.ars.tuniclaim.event.NoticeRoutes.Recipient;
import tn.ars.tuniclaim.event.SyncBalance;
import tn.ars.tuniclaim.event.SyncBalance.Counts;
import tn.ars.tuniclaim.event.SyncEvent.SyncEnded;
import tn.ars.tuniclaim.event.SyncOutcome;
import tn.ars.tuniclaim.event.Topic;
import tn.ars.tuniclaim.event.UnreadableEvent;
import tn.ars.tuniclaim.local.parts.EmbeddedMail;
import tn.ars.tuniclaim.local.parts.ReceivedMail;
import tn.ars.tuniclaim.notifier.notice.Routes;
import tn.ars.tuniclaim.testparts.KafkaDoor;
import tn.ars.tuniclaim.testparts.WithParts;

/** In by Kafka, out by SMTP. Each test has a subject of its own, which its mails name. */
@WithParts
@DirtiesContext
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "notifier.recipients=ops@ars.local",
            "notifier.dashboard-url=http://tableau.ars.local",
            "notifier.retry.first=200ms",
            "notifier.retry.longest=1s",
            "notifier.wait=2s",
            "notifier.settle=1s",
            "notifier.interval=10s",
            "notifier.per-hour=1000",
            "notifier.people[0].address=webhook:flow",
            "notifier.people[0].language=fr",
            "notifier.people[0].roles=",
            "notifier.webhooks.flow.format=CHAT",
            "notifier.links-key=a key that only this test knows"
        })
class NotifierFlowTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    /** Long enough for the first mail of an incident to be due at once. */
    private static final Duration LONG_AGO = Duration.ofMinutes(10);

    private static final ScriptedHttp CHAT = chat();

    private final String subject = "objet-" + UUID.randomUUID();
    private final KafkaDoor kafka;
    private final EmbeddedMail mail;
    private final JdbcClient jdbc;
    private final JavaMailSenderImpl account;
    private final HealthEndpoint health;
    private final MeterRegistry meters;
    private final Routes routes;

    NotifierFlowTest(
            @Autowired KafkaDoor kafka,
            @Autowired EmbeddedMail mail,
            @Autowired JdbcClient jdbc,
            @Autowired JavaMailSenderImpl account,
            @Autowired HealthEndpoint health,
            @Autowired MeterRegistry meters,
            @Autowired Routes routes) {
        this.kafka = kafka;
        this.mail = mail;
        this.jdbc = jdbc;
        this.account = account;
        this.health = health;
        this.meters = meters;
        this.routes = routes;
    }

    @DynamicPropertySource
    static void chat(DynamicPropertyRegistry settings) {
        settings.add("notifier.webhooks.flow.url", CHAT::url);
    }

    private static ScriptedHttp chat() {
        try {
            return new ScriptedHttp();
        } catch (IOException noSocket) {
            throw new IllegalStateException(noSocket);
        }
    }

    @AfterAll
    static void hangUp() {
        CHAT.close();
    }

    @Test
    void tells_once_what_is_wrong_and_once_that_it_is_over() {
        kafka.send(fact(raised("BRD-2026-1"), LONG_AGO));
        awaitMails(1);
        var flood = new ArrayList<Fact<Alert>>();
        for (var i = 0; i < 1_000; i++) {
            flood.add(fact(raised("BRD-2026-" + i), LONG_AGO));
        }
        flood.add(fact(resolved(), Duration.ZERO));
        kafka.sendAll(flood);
        var mails = awaitMails(2);

        var opening = mails.getFirst();
        assertThat(opening.from()).isEqualTo("alerts@ars.local");
        assertThat(opening.to()).containsExactly("ops@ars.local");
        assertThat(opening.subject()).isEqualTo("[MY TUNICLAIM] Critique\u00a0: Une synchronisation a échoué");
        assertThat(opening.text())
                .contains(
                        "BRD-2026-1",
                        "la base est pleine",
                        "http://tableau.ars.local/incidents/",
                        "do=acknowledge",
                        "reprendra le reste");
        assertThat(opening.headers())
                .containsEntry("Auto-Submitted", "auto-generated")
                .containsEntry("List-Id", "<tuniclaim-alerts.ars.local>");
        assertThat(opening.headers().get("Content-Type")).startsWith("multipart/alternative");

        var over = mails.getLast();
        assertThat(over.subject()).isEqualTo("[MY TUNICLAIM] Terminé\u00a0: La synchronisation fonctionne de nouveau");
        assertThat(over.headers())
                .containsEntry("In-Reply-To", opening.headers().get("Message-ID"))
                .containsEntry("References", opening.headers().get("Message-ID"));
        assertThat(over.text()).contains("1\u202f001").contains("BRD-2026-1, BRD-2026-0, BRD-2026-2");
        assertThat(alerts()).isEqualTo(1_001);
    }

    @Test
    void does_nothing_when_kafka_delivers_again() {
        var up = fact(raised("BRD-1"), LONG_AGO);
        var over = fact(resolved(), Duration.ZERO);
        kafka.send(up);
        kafka.send(up);
        kafka.send(over);
        kafka.send(up);
        kafka.send(over);

        awaitMails(2);
        kafka.send(fact(raised("BRD-1"), Duration.ZERO));
        await().atMost(PATIENCE).until(() -> incidents() == 2);
        assertThat(alerts()).isEqualTo(2);
    }

    @Test
    void what_comes_and_goes_is_one_incident() {
        var flood = new ArrayList<Fact<Alert>>();
        for (var i = 0; i < 5; i++) {
            // Of just now: one that comes in two batches must not look settled in between.
            flood.add(fact(raised("BRD-1"), i == 0 ? LONG_AGO : Duration.ofMillis(100L - 20L * i)));
            flood.add(fact(resolved(), Duration.ofMillis(90L - 20L * i)));
        }
        kafka.sendAll(flood);
        await().atMost(PATIENCE)
                .until(() -> jdbc.sql("select count(*) from incident where subject = ? and flaps = 4 and over_at is"
                                        + " not null")
                                .param(subject)
                                .query(Long.class)
                                .single()
                        == 1);
        // It is believed after the interval.
        jdbc.sql("update incident set over_at = over_at - interval '10 seconds', due_at = now() where subject = ?")
                .param(subject)
                .update();

        var mails = awaitMails(2);
        assertThat(mails.getLast().text()).contains("Reprises entre-temps\u00a0: 4");
        assertThat(incidents()).isEqualTo(1);
    }

    @Test
    void obeys_commands_once_and_says_what_came_of_them() {
        kafka.send(fact(raised("BRD-1"), Duration.ZERO));
        var incident = await().atMost(PATIENCE)
                .until(
                        () -> jdbc.sql("select id from incident where subject = ?")
                                .param(subject)
                                .query(UUID.class)
                                .optional(),
                        Optional::isPresent)
                .orElseThrow();
        var silence = command(new IncidentSilenceRequested(incident, null, "amira", "expected"));
        var routes = command(new ChannelTestRequested("pigeon", "amira"));
        kafka.send(silence);
        kafka.send(silence);
        kafka.send(routes);

        assertThat(answers(silence))
                .singleElement()
                .satisfies(answer -> assertThat(answer.refusal()).isNull());
        assertThat(answers(routes))
                .singleElement()
                .satisfies(answer -> assertThat(answer.refusal()).isEqualTo(IncidentRefusal.UNKNOWN));
        await().untilAsserted(() -> assertThat(events(
                        IncidentChanged.class, event -> event.incidentId().equals(incident)))
                .extracting(IncidentChanged::change)
                .contains(IncidentChange.OPENED, IncidentChange.SILENCED));
    }

    @Test
    void refuses_routes_that_name_a_webhook_that_the_settings_do_not_know() {
        var mistyped = List.of(
                new Recipient("ops@ars.local", NoticeLanguage.FR, List.of(), null),
                new Recipient("webhook:folw", NoticeLanguage.FR, List.of(), null));
        var change =
                command(new NoticeRoutesChangeRequested(new NoticeRoutes(mistyped, List.of()), null, "amira", null));
        kafka.send(change);

        assertThat(answers(change))
                .singleElement()
                .satisfies(answer -> assertThat(answer.refusal()).isEqualTo(IncidentRefusal.INVALID));
        assertThat(routes.current().recipients())
                .extracting(Recipient::address)
                .contains("webhook:flow")
                .doesNotContain("webhook:folw");
    }

    @Test
    void changes_routes_only_where_those_hold_that_were_seen_before() {
        var current = routes.current();
        var others = new NoticeRoutes(current.recipients().subList(0, 1), List.of());
        var late = command(new NoticeRoutesChangeRequested(others, others, "sami", null));
        var inTime = command(new NoticeRoutesChangeRequested(current, current, "amira", null));
        kafka.sendAll(List.of(late, inTime));

        assertThat(answers(inTime)).extracting(IncidentCommandAnswered::refusal).containsExactly((IncidentRefusal)
                null);
        assertThat(answers(late))
                .extracting(IncidentCommandAnswered::refusal)
                .containsExactly(IncidentRefusal.OVERTAKEN);
        assertThat(routes.current()).isEqualTo(current);
        jdbc.sql("delete from routes").update();
    }

    @Test
    void raises_an_alert_for_a_service_that_is_down_and_takes_it_back() {
        var service = "service-" + UUID.randomUUID();
        var start = Instant.now().minusSeconds(3_000);
        kafka.send(fact(health(service, "two", Health.DOWN, start), Duration.ZERO));
        assertThat(alertsOf(AlertCause.INSTANCE_UNHEALTHY, service, AlertRaised.class))
                .isNotEmpty();

        kafka.send(fact(health(service, "two", Health.UP, start), Duration.ofSeconds(-1)));
        assertThat(alertsOf(AlertCause.INSTANCE_UNHEALTHY, service, AlertResolved.class))
                .isNotEmpty();
    }

    @Test
    void tells_nobody_of_what_is_over_at_once_but_keeps_it() {
        kafka.sendAll(List.of(fact(raised("BRD-1"), Duration.ZERO), fact(resolved(), Duration.ZERO)));

        await().atMost(PATIENCE)
                .until(() -> jdbc.sql("select count(*) from incident where subject = ? and resolved_at is not null")
                                .param(subject)
                                .query(Long.class)
                                .single()
                        == 1);
        assertThat(jdbc.sql("""
            select count(*) from notice join incident on incident.id = notice.incident_id
            where incident.subject = ? and notice.state <> 'WITHHELD'\
            """).param(subject).query(Long.class).single()).isZero();
    }

    @Test
    void tells_everything_in_order_when_the_mail_server_is_back() {
        var port = account.getPort();
        account.setPort(1);
        try {
            kafka.send(fact(raised("BRD-1"), LONG_AGO));
            kafka.send(fact(resolved(), Duration.ZERO));
            await().atMost(PATIENCE).until(() -> "DEGRADED".equals(mailHealth()));
        } finally {
            account.setPort(port);
        }

        var mails = awaitMails(2);
        assertThat(mails.getFirst().subject()).contains("Critique");
        assertThat(mails.getLast().subject()).contains("Terminé");
        await().atMost(PATIENCE).until(() -> "UP".equals(mailHealth()));
        assertThat(mails()).hasSize(2);
    }

    @Test
    void tells_by_mail_that_a_webhook_takes_nothing_and_that_it_does_again() {
        CHAT.answer(404);
        kafka.send(fact(raised("BRD-1"), LONG_AGO));
        await().atMost(PATIENCE).until(this::refusedByTheWebhook, refused -> refused == 1);
        jdbc.sql("update notice set created_at = created_at - interval '10 minutes' where recipient = 'webhook:flow'")
                .update();
        var opening = await().atMost(PATIENCE).until(() -> mailsOf("webhook:flow"), mails -> mails.size() == 1);
        assertThat(opening.getFirst().subject()).contains("Des messages n’arrivent pas au webhook flow");

        CHAT.answer(200);
        kafka.send(command(new NoticeRetryRequested(null, "amira", null)));
        var both = await().atMost(PATIENCE).until(() -> mailsOf("webhook:flow"), mails -> mails.size() == 2);
        assertThat(both.getLast().subject()).contains("Plus aucun message n’attend le webhook flow");
        assertThat(both.getLast().headers())
                .containsEntry("In-Reply-To", opening.getFirst().headers().get("Message-ID"));
    }

    private long refusedByTheWebhook() {
        return jdbc.sql("""
            select count(*) from notice join incident on incident.id = notice.incident_id
            where incident.subject = ? and recipient = 'webhook:flow' and notice.state = 'REFUSED'\
            """).param(subject).query(Long.class).single();
    }

    @Test
    void sets_aside_what_is_no_alert_and_tells_of_it_and_of_the_silence_after_it() {
        kafka.send(Topic.ALERTS.topicName(), subject, Map.of(), "n’importe quoi".getBytes(UTF_8));

        var letter = kafka.awaitRecords(Topic.ALERTS.deadLetterName(), record -> subject.equals(record.key()))
                .getFirst();
        assertThat(KafkaDoor.header(letter, "dlt_reason"))
                .hasValueSatisfying(reason -> assertThat(reason).contains("CloudEvent"));
        var opening = await().atMost(PATIENCE).until(() -> mailsOf("illisible"), mails -> mails.size() == 1);
        assertThat(opening.getFirst().text()).contains("integration.alerts");

        jdbc.sql("""
            update incident set heard_at = heard_at - interval '2 hours', due_at = now()
            where cause = 'RECORD_UNREADABLE'\
            """).update();
        var both = await().atMost(PATIENCE).until(() -> mailsOf("illisible"), mails -> mails.size() == 2);
        assertThat(both.getLast().subject()).contains("Il n’y a plus de nouveau message illisible");
    }

    @Test
    void tells_once_of_a_large_import_in_the_digest_of_the_day() {
        var run = UUID.randomUUID();
        var small = new Counts(9, 9, 0, 0, 0, 0);
        var balance = new SyncBalance(small, new Counts(10_000, 9_000, 1_000, 0, 0, 0), Counts.ZERO, 0);
        kafka.send(fact(new SyncEnded(run, SyncOutcome.COMPLETED, null, balance), Duration.ZERO));
        kafka.send(fact(new SyncEnded(run, SyncOutcome.COMPLETED, null, balance), Duration.ZERO));
        var other = UUID.randomUUID();
        kafka.send(fact(
                new SyncEnded(other, SyncOutcome.COMPLETED, null, new SyncBalance(small, small, small, 0)),
                Duration.ZERO));

        await().atMost(PATIENCE).until(() -> heldOf(run) == 1);
        assertThat(heldOf(other)).isZero();
    }

    @Test
    void accounts_for_every_record_it_received() {
        kafka.send(fact(resolved(), LONG_AGO.multipliedBy(2)));
        kafka.send(fact(raised("BRD-1"), LONG_AGO));
        kafka.send(fact(resolved(), Duration.ZERO));
        awaitMails(2);

        await().atMost(PATIENCE).untilAsserted(() -> {
            var received =
                    meters.get("tuniclaim.notifier.alerts.received").counter().count();
            var outcomes = meters.get("tuniclaim.notifier.alerts").counters().stream()
                    .mapToDouble(Counter::count)
                    .sum();
            assertThat(received).isGreaterThanOrEqualTo(3).isEqualTo(outcomes);
        });
        assertThat(meters.get("tuniclaim.notifier.alerts")
                        .tag("outcome", "nothing_open")
                        .counter()
                        .count())
                .isPositive();
    }

    private AlertRaised raised(String bordereau) {
        return new AlertRaised(
                AlertCause.SYNC_FAILED, subject, "la base est pleine", new BordereauReference(bordereau));
    }

    private AlertResolved resolved() {
        return new AlertResolved(AlertCause.SYNC_FAILED, subject);
    }

    private static InstanceHealthReported health(String service, String instance, Health health, Instant startedAt) {
        return new InstanceHealthReported(service, instance, health, Map.of(), startedAt);
    }

    private static <E extends Event> Fact<E> fact(E event, Duration ago) {
        return Fact.of(event, Instant.now().minus(ago), URI.create("/ars/test"));
    }

    private static Fact<IncidentCommand> command(IncidentCommand command) {
        return fact(command, Duration.ZERO);
    }

    private List<IncidentCommandAnswered> answers(Fact<IncidentCommand> command) {
        return events(
                IncidentCommandAnswered.class, answer -> answer.commandId().equals(command.id()));
    }

    private <E extends Event> List<E> events(Class<E> type, Predicate<E> fits) {
        return await().atMost(PATIENCE)
                .until(
                        () -> kafka.read(Topic.NOTICES.topicName()).stream()
                                .map(NotifierFlowTest::event)
                                .filter(type::isInstance)
                                .map(type::cast)
                                .filter(fits)
                                .toList(),
                        found -> !found.isEmpty());
    }

    private List<Alert> alertsOf(AlertCause cause, String subject, Class<? extends Alert> type) {
        return kafka
                .awaitRecords(
                        Topic.ALERTS.topicName(),
                        record -> (cause + "/" + subject).equals(record.key()) && type.isInstance(event(record)))
                .stream()
                .map(record -> (Alert) event(record))
                .toList();
    }

    private static Event event(ConsumerRecord<String, byte[]> record) {
        try {
            return new EventCodec().read(record).event();
        } catch (UnreadableEvent unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private List<ReceivedMail> awaitMails(int count) {
        return await().atMost(PATIENCE).until(this::mails, mails -> mails.size() == count);
    }

    private List<ReceivedMail> mails() {
        return mailsOf(subject);
    }

    /** To this service's own recipient: others' mails lie on the same server. */
    private List<ReceivedMail> mailsOf(String word) {
        return mail.received().stream()
                .filter(received -> received.to().contains("ops@ars.local"))
                .filter(received -> (received.subject() + received.text()).contains(word))
                .toList();
    }

    private long heldOf(UUID run) {
        return jdbc.sql("select count(*) from notice where state = 'HELD' and kind = 'IMPORTED' and message_id like ?"
                        + " and recipient = 'ops@ars.local'")
                .param("<" + run + "%")
                .query(Long.class)
                .single();
    }

    private long alerts() {
        return jdbc.sql("select sum(alerts) from incident where subject = ?")
                .param(subject)
                .query(Long.class)
                .single();
    }

    private long incidents() {
        return jdbc.sql("select count(*) from incident where subject = ?")
                .param(subject)
                .query(Long.class)
                .single();
    }

    private @Nullable String mailHealth() {
        var part = health.healthForPath("mail");
        return part == null ? null : part.getStatus().getCode();
    }
}
