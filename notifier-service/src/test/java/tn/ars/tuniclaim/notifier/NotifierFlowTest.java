package tn.ars.tuniclaim.notifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.event.Alert;
import tn.ars.tuniclaim.event.Alert.AlertRaised;
import tn.ars.tuniclaim.event.Alert.AlertResolved;
import tn.ars.tuniclaim.event.AlertCause;
import tn.ars.tuniclaim.event.Fact;
import tn.ars.tuniclaim.event.Topic;
import tn.ars.tuniclaim.local.parts.EmbeddedMail;
import tn.ars.tuniclaim.local.parts.ReceivedMail;
import tn.ars.tuniclaim.testparts.KafkaDoor;
import tn.ars.tuniclaim.testparts.WithParts;

/** In by Kafka, out by SMTP. Each test has a subject of its own, which its mails name. */
@WithParts
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "notifier.recipients=ops@ars.local",
            "notifier.dashboard-url=http://tableau.ars.local",
            "notifier.retry.first=200ms",
            "notifier.retry.longest=1s"
        })
class NotifierFlowTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    /** Long enough for the first mail of an incident to be due at once. */
    private static final Duration LONG_AGO = Duration.ofMinutes(10);

    private final String subject = "objet-" + UUID.randomUUID();
    private final KafkaDoor kafka;
    private final EmbeddedMail mail;
    private final JdbcClient jdbc;
    private final JavaMailSenderImpl account;
    private final HealthEndpoint health;
    private final MeterRegistry meters;

    NotifierFlowTest(
            @Autowired KafkaDoor kafka,
            @Autowired EmbeddedMail mail,
            @Autowired JdbcClient jdbc,
            @Autowired JavaMailSenderImpl account,
            @Autowired HealthEndpoint health,
            @Autowired MeterRegistry meters) {
        this.kafka = kafka;
        this.mail = mail;
        this.jdbc = jdbc;
        this.account = account;
        this.health = health;
        this.meters = meters;
    }

    @Test
    void tells_once_what_is_wrong_and_once_that_it_is_over() {
        kafka.send(fact(raised("BRD-2026-1"), LONG_AGO));
        awaitMails(1);
        for (var i = 0; i < 1_000; i++) {
            kafka.send(fact(raised("BRD-2026-" + i), LONG_AGO));
        }
        kafka.send(fact(resolved(), Duration.ZERO));
        var mails = awaitMails(2);

        var opening = mails.getFirst();
        assertThat(opening.from()).isEqualTo("alerts@ars.local");
        assertThat(opening.to()).containsExactly("ops@ars.local");
        assertThat(opening.subject()).isEqualTo("[MY TUNICLAIM] Critique\u00a0: Une synchronisation a échoué");
        assertThat(opening.text())
                .contains("BRD-2026-1", "la base est pleine", "http://tableau.ars.local", "reprendra le reste");
        assertThat(opening.headers())
                .containsEntry("Auto-Submitted", "auto-generated")
                .containsEntry("List-Id", "<tuniclaim-alerts.ars.local>");
        assertThat(opening.headers().get("Content-Type")).startsWith("multipart/alternative");

        var over = mails.getLast();
        assertThat(over.subject()).isEqualTo("[MY TUNICLAIM] Terminé\u00a0: La synchronisation fonctionne de nouveau");
        assertThat(over.headers())
                .containsEntry("In-Reply-To", opening.headers().get("Message-ID"))
                .containsEntry("References", opening.headers().get("Message-ID"));
        assertThat(over.text()).contains("1001").contains("BRD-2026-1, BRD-2026-0, BRD-2026-2");
        assertThat(alerts()).isEqualTo(1_001);
    }

    @Test
    void does_nothing_when_kafka_delivers_again() {
        var up = fact(raised("BRD-1"), LONG_AGO.multipliedBy(3));
        var over = fact(resolved(), LONG_AGO.multipliedBy(2));
        kafka.send(up);
        kafka.send(up);
        kafka.send(over);
        kafka.send(up);
        kafka.send(over);
        var again = fact(raised("BRD-1"), LONG_AGO);
        kafka.send(again);
        kafka.send(fact(resolved(), Duration.ZERO));

        awaitMails(4);
        assertThat(alerts()).isEqualTo(2);
        assertThat(incidents()).isEqualTo(2);
    }

    @Test
    void tells_nobody_of_what_is_over_at_once_but_keeps_it() {
        kafka.send(fact(raised("BRD-1"), Duration.ZERO));
        kafka.send(fact(resolved(), Duration.ZERO));

        await().atMost(PATIENCE)
                .until(() -> jdbc.sql("select count(*) from incident where subject = ? and resolved_at is not null")
                                .param(subject)
                                .query(Long.class)
                                .single()
                        == 1);
        assertThat(jdbc.sql(
                                "select count(*) from mail join incident on incident.id = mail.incident_id where incident.subject = ?")
                        .param(subject)
                        .query(Long.class)
                        .single())
                .isZero();
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
    void sets_aside_what_is_no_alert_and_tells_of_it_and_of_the_silence_after_it() {
        kafka.send(Topic.ALERTS.topicName(), subject, Map.of(), "n’importe quoi".getBytes(UTF_8));

        var letter = kafka.awaitRecords(Topic.ALERTS.deadLetterName(), record -> subject.equals(record.key()))
                .getFirst();
        assertThat(KafkaDoor.header(letter, "dlt_reason"))
                .hasValueSatisfying(reason -> assertThat(reason).contains("CloudEvent"));
        var opening = await().atMost(PATIENCE).until(() -> mailsOf("illisible"), mails -> mails.size() == 1);
        assertThat(opening.getFirst().text()).contains("integration.alerts");

        jdbc.sql("update incident set heard_at = heard_at - interval '2 hours' where cause = 'RECORD_UNREADABLE'")
                .update();
        var both = await().atMost(PATIENCE).until(() -> mailsOf("illisible"), mails -> mails.size() == 2);
        assertThat(both.getLast().subject()).contains("Il n’y a plus de nouveau message illisible");
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

    private static Fact<Alert> fact(Alert alert, Duration ago) {
        return Fact.of(alert, Instant.now().minus(ago), URI.create("/ars/test"));
    }

    private List<ReceivedMail> awaitMails(int count) {
        return await().atMost(PATIENCE).until(this::mails, mails -> mails.size() == count);
    }

    private List<ReceivedMail> mails() {
        return mailsOf(subject);
    }

    private List<ReceivedMail> mailsOf(String word) {
        return mail.received().stream()
                .filter(received -> (received.subject() + received.text()).contains(word))
                .toList();
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
