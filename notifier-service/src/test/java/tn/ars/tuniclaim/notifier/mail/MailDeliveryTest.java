package tn.ars.tuniclaim.notifier.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionOperations;
import tn.ars.tuniclaim.event.EventCodec;
import tn.ars.tuniclaim.event.Notice;
import tn.ars.tuniclaim.event.Notice.NoticeFailed;
import tn.ars.tuniclaim.event.Notice.NoticeSent;
import tn.ars.tuniclaim.event.Topic;
import tn.ars.tuniclaim.event.UnreadableEvent;
import tn.ars.tuniclaim.notifier.SettableClock;
import tn.ars.tuniclaim.notifier.mail.MailProperties.Language;
import tn.ars.tuniclaim.notifier.mail.MailProperties.Retry;
import tn.ars.tuniclaim.notifier.mail.ScriptedSmtp.Taken;
import tn.ars.tuniclaim.service.outbox.Outbox;
import tn.ars.tuniclaim.testparts.KafkaDoor;
import tn.ars.tuniclaim.testparts.WithParts;

/** The real tables and the real settings of the connection; the application's own timer has nobody to write to. */
@WithParts
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"notifier.recipients=", "spring.kafka.listener.auto-startup=false"})
class MailDeliveryTest {

    private static final String DAY = "jour@ars.local";
    private static final String NIGHT = "nuit@ars.local";
    private static final Letter LETTER = new Letter("Été", "texte", "<p>page</p>");

    private final SettableClock clock = new SettableClock();
    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final TransactionOperations transactions;
    private final KafkaDoor kafka;
    private final JavaMailSenderImpl account = new JavaMailSenderImpl();
    private final ScriptedSmtp server;
    private final Mails mails;

    MailDeliveryTest(
            @Autowired JdbcClient jdbc,
            @Autowired Outbox outbox,
            @Autowired TransactionOperations transactions,
            @Autowired KafkaDoor kafka,
            @Autowired JavaMailSenderImpl configured)
            throws IOException {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.transactions = transactions;
        this.kafka = kafka;
        this.server = new ScriptedSmtp();
        this.mails = new Mails(jdbc, clock, settings(DAY, NIGHT));
        account.setHost("127.0.0.1");
        account.setPort(server.port());
        account.setJavaMailProperties(configured.getJavaMailProperties());
    }

    @BeforeEach
    void forget() {
        jdbc.sql("delete from mail").update();
        jdbc.sql("delete from incident").update();
    }

    @AfterEach
    void hangUp() throws IOException {
        server.close();
    }

    @Test
    void sends_all_that_is_due_over_one_connection() {
        for (var i = 0; i < 20; i++) {
            write(incident(), Kind.OPENED);
        }

        sendDue();

        assertThat(server.taken()).hasSize(20);
        assertThat(server.connections()).isEqualTo(1);
        assertThat(health()).isEqualTo(Status.UP);
    }

    @Test
    void sends_nothing_before_its_time() {
        mails.write(incident(), Kind.OPENED, LETTER, clock.instant().plusSeconds(5));
        sendDue();
        assertThat(server.taken()).isEmpty();

        clock.advance(Duration.ofSeconds(5));
        sendDue();
        assertThat(server.taken()).hasSize(1);
    }

    @Test
    void sends_in_order_and_once_what_waited_for_the_server() {
        var incident = incident();
        server.setUp(false);
        write(incident, Kind.OPENED);
        write(incident, Kind.RESOLVED);
        for (var i = 0; i < 5; i++) {
            sendDue();
            clock.advance(Duration.ofMinutes(15));
        }
        assertThat(server.taken()).isEmpty();
        assertThat(health().getCode()).isEqualTo("DEGRADED");

        server.setUp(true);
        sendDue();
        clock.advance(Duration.ofHours(1));
        sendDue();

        assertThat(server.taken())
                .extracting(mail -> header(mail, "Message-ID"))
                .containsExactly("<" + incident + ".opened@ars.local>", "<" + incident + ".resolved@ars.local>");
        assertThat(header(server.taken().getLast(), "In-Reply-To")).isEqualTo("<" + incident + ".opened@ars.local>");
        assertThat(health()).isEqualTo(Status.UP);
    }

    @Test
    void keeps_a_mail_that_is_refused_for_good_visible_and_sends_it_when_the_server_relents() throws Exception {
        var incident = incident();
        server.refuse("MAIL FROM", "554 5.7.1 Sender address rejected");
        write(incident, Kind.OPENED);
        for (var i = 0; i < 50; i++) {
            sendDue();
            clock.advance(Duration.ofMinutes(15));
        }
        assertThat(jdbc.sql("select last_error from mail").query(String.class).single())
                .contains("554 5.7.1 Sender address rejected");
        assertThat(health().getCode()).isEqualTo("DEGRADED");

        server.refuseNothing();
        sendDue();

        assertThat(server.taken()).hasSize(1);
        assertThat(health()).isEqualTo(Status.UP);
        var notices = notices(incident, 102);
        assertThat(notices.subList(0, 100))
                .allSatisfy(notice -> assertThat(notice)
                        .isInstanceOfSatisfying(
                                NoticeFailed.class,
                                failed -> assertThat(failed.reason()).contains("554 5.7.1 Sender address rejected")));
        assertThat(notices.subList(100, 102))
                .allSatisfy(notice -> assertThat(notice).isInstanceOfSatisfying(NoticeSent.class, sent -> {
                    assertThat(sent.messageId()).isEqualTo("<" + incident + ".opened@ars.local>");
                    assertThat(sent.attempts()).isEqualTo(51);
                }));
    }

    @Test
    void one_address_that_is_refused_keeps_nobody_elses_mail_back() {
        var incident = incident();
        server.refuse("RCPT TO:<nuit", "550 5.1.1 no such user");
        write(incident, Kind.OPENED);
        sendDue();
        write(incident, Kind.RESOLVED);
        sendDue();
        assertThat(server.taken()).extracting(Taken::recipients).containsExactly(List.of(DAY), List.of(DAY));
        assertThat(health().getCode()).isEqualTo("DEGRADED");

        server.refuseNothing();
        clock.advance(Duration.ofMinutes(15));
        sendDue();

        assertThat(server.taken().subList(2, 4))
                .extracting(Taken::recipients)
                .containsExactly(List.of(NIGHT), List.of(NIGHT));
        assertThat(header(server.taken().getLast(), "In-Reply-To")).isEqualTo("<" + incident + ".opened@ars.local>");
        assertThat(health()).isEqualTo(Status.UP);
    }

    @Test
    void is_done_with_an_address_that_is_taken_out_of_the_settings() {
        var incident = incident();
        server.refuse("RCPT TO:<nuit", "550 5.1.1 no such user");
        write(incident, Kind.OPENED);
        sendDue();
        write(incident, Kind.RESOLVED);
        sendDue();

        clock.advance(Duration.ofMinutes(15));
        sender(settings(DAY)).sendDue();

        assertThat(server.taken()).hasSize(2);
        assertThat(health()).isEqualTo(Status.UP);
    }

    @Test
    void leaves_a_mail_to_the_instance_that_claimed_it_until_its_lease_ends() {
        write(incident(), Kind.OPENED);
        assertThat(mails.claim()).isPresent();

        sendDue();
        assertThat(server.taken()).isEmpty();

        clock.advance(Duration.ofMinutes(5));
        sendDue();
        assertThat(server.taken()).hasSize(1);
    }

    @Test
    void tells_the_newest_figures_until_the_first_attempt_and_the_same_ever_after() {
        var incident = incident();
        write(incident, Kind.OPENED);
        mails.write(incident, Kind.OPENED, new Letter("newer", "newer", "newer"), clock.instant());
        server.refuse("MAIL FROM", "451 later");
        sendDue();
        mails.write(incident, Kind.OPENED, LETTER, clock.instant());
        assertThat(mails.wasTried(incident, Kind.OPENED)).isTrue();
        assertThat(mails.deletedUntried(incident, Kind.OPENED)).isFalse();

        server.refuseNothing();
        clock.advance(Duration.ofMinutes(15));
        sendDue();
        assertThat(server.taken())
                .singleElement()
                .satisfies(mail -> assertThat(header(mail, "Subject")).isEqualTo("newer"));
    }

    @Test
    void keeps_mails_until_somebody_is_to_get_them() {
        write(incident(), Kind.OPENED);
        sender(settings()).sendDue();
        assertThat(server.connections()).isZero();
        assertThat(new MailHealth(mails, settings(), clock).health().getStatus().getCode())
                .isEqualTo("DEGRADED");

        sendDue();
        assertThat(server.taken()).hasSize(1);
    }

    private void sendDue() {
        sender(settings(DAY, NIGHT)).sendDue();
    }

    private SendMails sender(MailProperties settings) {
        var smtp = new Smtp(account, settings, clock);
        return new SendMails(mails, smtp, outbox, transactions, settings, clock, new SimpleMeterRegistry());
    }

    private Status health() {
        return new MailHealth(mails, settings(DAY, NIGHT), clock).health().getStatus();
    }

    private static MailProperties settings(String... recipients) {
        var retry = new Retry(Duration.ofSeconds(1), Duration.ofMinutes(15), Duration.ofMinutes(5));
        return new MailProperties(
                List.of(recipients), "alerts@ars.local", URI.create("http://localhost"), Language.FR, retry);
    }

    private UUID incident() {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        return jdbc.sql("""
                        insert into incident (cause, subject, opened_at, last_at, heard_at, alerts, bordereaux, first_detail, last_detail)
                        values ('SYNC_FAILED', gen_random_uuid(), ?, ?, ?, 1, '{}', 'x', 'x') returning id""").params(now, now, now).query(UUID.class).single();
    }

    private void write(UUID incident, Kind kind) {
        mails.write(incident, kind, LETTER, clock.instant());
    }

    private static String header(Taken mail, String name) {
        return Arrays.stream(mail.content().replace("\n ", " ").split("\n", -1))
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElseThrow();
    }

    private List<Notice> notices(UUID incident, int atLeast) {
        return kafka
                .awaitRecords(
                        Topic.NOTICES.topicName(),
                        atLeast,
                        record -> incident.toString().equals(record.key()))
                .stream()
                .map(record -> {
                    try {
                        return (Notice) new EventCodec().read(record).event();
                    } catch (UnreadableEvent unreadable) {
                        throw new AssertionError(unreadable);
                    }
                })
                .toList();
    }
}
