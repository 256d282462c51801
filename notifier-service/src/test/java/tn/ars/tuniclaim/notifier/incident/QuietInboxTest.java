package tn.ars.tuniclaim.notifier.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.test.annotation.DirtiesContext;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.event.Alert;
import tn.ars.tuniclaim.event.Alert.AlertRaised;
import tn.ars.tuniclaim.event.Alert.AlertResolved;
import tn.ars.tuniclaim.event.AlertCause;
import tn.ars.tuniclaim.event.EventCodec;
import tn.ars.tuniclaim.event.Fact;
import tn.ars.tuniclaim.local.parts.ScriptedMail;
import tn.ars.tuniclaim.local.parts.ScriptedMail.Taken;
import tn.ars.tuniclaim.notifier.SettableClock;
import tn.ars.tuniclaim.testparts.WithParts;

/** Hours in seconds: the service behind its listener, by a clock that the test sets, in the past of what else is on Kafka. */
@WithParts
@DirtiesContext
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.kafka.listener.auto-startup=false",
            "notifier.recipients=ops@ars.local",
            "notifier.per-hour=100000",
            "notifier.retry.refused=5m"
        })
class QuietInboxTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final ScriptedMail SERVER = server();

    private final TakeAlerts alerts;
    private final SettableClock clock;
    private final JdbcClient jdbc;
    private final String subject = "objet-" + UUID.randomUUID();

    QuietInboxTest(
            @Autowired TakeAlerts alerts,
            @Autowired SettableClock clock,
            @Autowired JdbcClient jdbc,
            @Autowired JavaMailSenderImpl account) {
        this.alerts = alerts;
        this.clock = clock;
        this.jdbc = jdbc;
        account.setPort(SERVER.port());
    }

    @TestConfiguration
    static class Time {
        @Bean
        SettableClock clock() {
            return new SettableClock(Instant.now().minus(Duration.ofDays(5)));
        }
    }

    @AfterAll
    static void hangUp() throws IOException {
        SERVER.close();
    }

    @Test
    void three_hours_of_an_outage_that_breaks_reading_and_writing_are_one_incident() {
        var from = clock.instant();
        send(new AlertRaised(AlertCause.PARTNER_UNAVAILABLE, "writing", "it answers 503 " + subject, null));
        send(new AlertRaised(AlertCause.PARTNER_UNAVAILABLE, "reading", "it answers 503 " + subject, null));
        send(new AlertRaised(AlertCause.PUSHES_FAILING, null, "7 wait " + subject, new BordereauReference("BRD-1")));
        awaitIncidents(2);
        pass(Duration.ofSeconds(31));
        awaitMails(1);
        for (var i = 0; i < 9; i++) {
            pass(Duration.ofMinutes(30));
            send(new AlertRaised(AlertCause.PARTNER_UNAVAILABLE, "writing", "it answers 503 " + subject, null));
        }
        awaitMails(2);
        send(new AlertResolved(AlertCause.PARTNER_UNAVAILABLE, "writing"));
        pass(Duration.ofSeconds(1));
        send(new AlertResolved(AlertCause.PARTNER_UNAVAILABLE, "reading"));
        send(new AlertResolved(AlertCause.PUSHES_FAILING, null));
        awaitOver(2);
        pass(Duration.ofMinutes(2));

        var mails = awaitMails(3);
        assertThat(mails)
                .extracting(mail -> header(mail, "Message-ID").replaceAll("^<[^.]*\\.|@.*", ""))
                .containsExactly("opened", "repeated-2", "resolved");
        assertThat(header(mails.getLast(), "In-Reply-To")).isEqualTo(header(mails.getFirst(), "Message-ID"));
        assertThat(Duration.between(from, clock.instant())).isGreaterThan(Duration.ofHours(3));
        assertThat(jdbc.sql("""
            select count(*) from notice join incident on incident.id = incident_id
            where cause = 'PUSHES_FAILING' and last_detail like :subject
                and notice.state = 'WITHHELD' and notice.withheld = 'MUTED'\
            """)
                        .param("subject", "%" + subject)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void ten_thousand_alerts_over_fifty_causes_are_fifty_incidents_with_one_mail_each() {
        for (var batch = 0; batch < 20; batch++) {
            send(IntStream.range(0, 500)
                    .mapToObj(i -> new AlertRaised(AlertCause.SYNC_FAILED, subject + "/" + i % 50, subject, null))
                    .toArray(Alert[]::new));
        }
        assertThat(alerts("SYNC_FAILED")).isEqualTo(10_000);
        awaitIncidents(50);
        pass(Duration.ofSeconds(31));

        awaitMails(50);
        for (var i = 0; i < 50; i++) {
            send(new AlertResolved(AlertCause.SYNC_FAILED, subject + "/" + i));
        }
        awaitOver(50);
        pass(Duration.ofMinutes(2));
        awaitMails(100);
    }

    @Test
    void ten_thousand_refusals_within_a_minute_are_one_opening_mail_at_most_one_update_and_one_closing_mail() {
        var refused = new AlertRaised(AlertCause.PUSH_REFUSED, null, subject, new BordereauReference("BRD-2026-1"));
        for (var second = 0; second < 60; second++) {
            send(Collections.nCopies(10_000 / 60 + 1, refused).toArray(Alert[]::new));
            if (second == 31) {
                awaitMails(1);
            }
            pass(Duration.ofSeconds(1));
        }
        assertThat(alerts("PUSH_REFUSED")).isGreaterThan(10_000);
        pass(Duration.ofMinutes(65));

        var mails = awaitMails(2);
        assertThat(mails)
                .extracting(mail -> header(mail, "Message-ID").replaceAll("^<[^.]*\\.|@.*", ""))
                .containsExactly("opened", "resolved");
    }

    @Test
    void an_hour_of_every_trouble_with_the_server_loses_nothing_and_repeats_nothing() {
        var troubles = List.<Runnable>of(
                () -> SERVER.setUp(false),
                () -> SERVER.refuse("MAIL FROM", "421 4.3.2 shutting down"),
                () -> SERVER.refuse("MAIL FROM", "451 4.7.1 later"),
                () -> SERVER.refuse("RCPT TO", "550 5.1.1 no such user"),
                () -> SERVER.refuse("MAIL FROM", "554 5.7.1 Sender address rejected"),
                () -> SERVER.hangUpAt("DATA"));
        for (var i = 0; i < troubles.size(); i++) {
            SERVER.refuseNothing();
            SERVER.setUp(true);
            troubles.get(i).run();
            send(new AlertRaised(AlertCause.SYNC_FAILED, subject + "/" + i, subject, null));
            awaitIncidents(i + 1);
            var written = i + 1;
            // The server was away before, and is left alone for some time.
            await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> {
                pass(Duration.ofMinutes(5));
                return failed() >= written;
            });
            send(new AlertResolved(AlertCause.SYNC_FAILED, subject + "/" + i));
            awaitOver(i + 1);
            pass(Duration.ofMinutes(5));
        }
        assertThat(mails()).isEmpty();

        SERVER.refuseNothing();
        SERVER.setUp(true);
        pass(Duration.ofMinutes(20));
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
            pass(Duration.ofMinutes(5));
            assertThat(mails()).hasSize(2 * troubles.size());
        });
        assertThat(mails()).extracting(mail -> header(mail, "Message-ID")).doesNotHaveDuplicates();
        for (var i = 0; i < troubles.size(); i++) {
            var own = subject + "/" + i;
            assertThat(mails().stream().filter(mail -> text(mail).contains(own)))
                    .extracting(mail -> header(mail, "Message-ID").replaceAll("^<[^.]*\\.|@.*", ""))
                    .containsExactly("opened", "resolved");
        }
    }

    private static ScriptedMail server() {
        try {
            return new ScriptedMail();
        } catch (IOException noSocket) {
            throw new IllegalStateException(noSocket);
        }
    }

    private void pass(Duration time) {
        clock.advance(time);
    }

    private void send(Alert... raised) {
        alerts.take(Arrays.stream(raised)
                .map(alert -> new EventCodec().write(Fact.of(alert, clock.instant(), URI.create("/ars/test"))))
                .map(QuietInboxTest::received)
                .toList());
    }

    private static ConsumerRecord<String, byte[]> received(ProducerRecord<String, byte[]> sent) {
        var record = new ConsumerRecord<>(sent.topic(), 0, 0, sent.key(), sent.value());
        sent.headers().forEach(record.headers()::add);
        return record;
    }

    private List<Taken> awaitMails(int count) {
        return await().atMost(PATIENCE).until(this::mails, mails -> mails.size() == count);
    }

    private List<Taken> mails() {
        return SERVER.taken().stream()
                .filter(mail -> text(mail).contains(subject))
                .toList();
    }

    private void awaitIncidents(int count) {
        await().atMost(PATIENCE)
                .until(() -> number("select count(*) from incident where last_detail like :subject") == count);
    }

    private void awaitOver(int count) {
        await().atMost(PATIENCE)
                .until(() -> number("select count(*) from incident where last_detail like :subject and (over_at is not"
                                + " null or resolved_at is not null)")
                        == count);
    }

    private long alerts(String cause) {
        return number("select coalesce(sum(alerts), 0) from incident where last_detail like :subject and cause = '"
                + cause + "'");
    }

    private long failed() {
        return number("""
            select count(*) from notice join incident on incident.id = incident_id
            where last_detail like :subject and last_error is not null and kind = 'OPENED'\
            """);
    }

    private long number(String sql) {
        return jdbc.sql(sql).param("subject", "%" + subject).query(Long.class).single();
    }

    /** Both parts are quoted-printable: what is ASCII can be read, but for the breaks of lines. */
    private static String text(Taken mail) {
        return mail.content().replace("=\n", "");
    }

    private static String header(Taken mail, String name) {
        return Arrays.stream(mail.content().replace("\n ", " ").split("\n", -1))
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElseThrow();
    }
}
