package tn.ars.tuniclaim.notifier.delivery;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionOperations;
import tn.ars.tuniclaim.event.Alert;
import tn.ars.tuniclaim.event.Alert.AlertRaised;
import tn.ars.tuniclaim.event.Alert.AlertResolved;
import tn.ars.tuniclaim.event.AlertCause;
import tn.ars.tuniclaim.event.EventCodec;
import tn.ars.tuniclaim.event.Fact;
import tn.ars.tuniclaim.event.IncidentEvent.ChannelTested;
import tn.ars.tuniclaim.event.IncidentRefusal;
import tn.ars.tuniclaim.event.Notice;
import tn.ars.tuniclaim.event.Notice.NoticeFailed;
import tn.ars.tuniclaim.event.Notice.NoticeSent;
import tn.ars.tuniclaim.event.Notice.NoticeWithheld;
import tn.ars.tuniclaim.event.NoticeKind;
import tn.ars.tuniclaim.event.NoticeLanguage;
import tn.ars.tuniclaim.event.NoticeRoutes;
import tn.ars.tuniclaim.event.NoticeRoutes.Recipient;
import tn.ars.tuniclaim.event.Topic;
import tn.ars.tuniclaim.event.UnreadableEvent;
import tn.ars.tuniclaim.event.Withheld;
import tn.ars.tuniclaim.local.parts.ScriptedMail;
import tn.ars.tuniclaim.local.parts.ScriptedMail.Taken;
import tn.ars.tuniclaim.notifier.ScriptedHttp;
import tn.ars.tuniclaim.notifier.SettableClock;
import tn.ars.tuniclaim.notifier.delivery.DeliveryProperties.Fallback;
import tn.ars.tuniclaim.notifier.delivery.DeliveryProperties.Format;
import tn.ars.tuniclaim.notifier.delivery.DeliveryProperties.Retry;
import tn.ars.tuniclaim.notifier.delivery.DeliveryProperties.Security;
import tn.ars.tuniclaim.notifier.delivery.DeliveryProperties.Webhook;
import tn.ars.tuniclaim.notifier.notice.Routes;
import tn.ars.tuniclaim.notifier.raise.OwnAlerts;
import tn.ars.tuniclaim.service.outbox.Outbox;
import tn.ars.tuniclaim.service.publish.EventPublisher;
import tn.ars.tuniclaim.testparts.KafkaDoor;
import tn.ars.tuniclaim.testparts.WithParts;
import tools.jackson.databind.json.JsonMapper;

/** The real tables and the real settings of the connection; what is due in a time that the application's own timer is not in. */
@WithParts
@ExtendWith(OutputCaptureExtension.class)
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "notifier.recipients=jour@ars.local,nuit@ars.local",
            "notifier.people[0].address=webhook:chat",
            "notifier.people[0].language=fr",
            "notifier.people[0].roles=",
            "spring.kafka.listener.auto-startup=false"
        })
class DeliverNoticesTest {

    private static final String DAY = "jour@ars.local";
    private static final String NIGHT = "nuit@ars.local";

    private final SettableClock clock = new SettableClock(Instant.parse("2041-03-02T09:00:00Z"));
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final TransactionOperations transactions;
    private final KafkaDoor kafka;
    private final Routes routes;
    private final EventPublisher publisher;
    private final OwnAlerts ownAlerts;
    private final JavaMailSenderImpl account = new JavaMailSenderImpl();
    private final ScriptedMail server;

    /** So many times nothing can be written. */
    private final AtomicInteger databaseAway = new AtomicInteger();

    DeliverNoticesTest(
            @Autowired JdbcClient jdbc,
            @Autowired Outbox outbox,
            @Autowired TransactionOperations transactions,
            @Autowired KafkaDoor kafka,
            @Autowired Routes routes,
            @Autowired EventPublisher publisher,
            @Autowired OwnAlerts ownAlerts,
            @Autowired JavaMailSenderImpl configured)
            throws IOException {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.transactions = transactions;
        this.kafka = kafka;
        this.routes = routes;
        this.publisher = publisher;
        this.ownAlerts = ownAlerts;
        this.server = new ScriptedMail();
        account.setHost("127.0.0.1");
        account.setPort(server.port());
        var properties = new Properties();
        properties.putAll(configured.getJavaMailProperties());
        account.setJavaMailProperties(properties);
    }

    @BeforeEach
    void forget() {
        jdbc.sql("delete from notice").update();
        jdbc.sql("delete from incident").update();
        jdbc.sql("delete from raised").update();
    }

    @AfterEach
    void hangUp() throws IOException {
        server.close();
    }

    @Test
    void sends_all_that_is_due_over_few_connections() {
        for (var i = 0; i < 60; i++) {
            write(incident(), NoticeKind.OPENED, DAY);
        }

        deliver();

        assertThat(server.taken()).hasSize(60);
        assertThat(server.connections()).isLessThanOrEqualTo(3);
        assertThat(health()).isEqualTo(Status.UP);
    }

    @Test
    void sends_in_order_and_once_what_waited_for_the_server() {
        var incident = incident();
        server.setUp(false);
        for (var kind : List.of(NoticeKind.OPENED, NoticeKind.REPEATED, NoticeKind.RESOLVED)) {
            write(incident, kind, DAY);
            write(incident, kind, NIGHT);
        }
        later(4);
        assertThat(server.taken()).isEmpty();
        assertThat(health().getCode()).isEqualTo("DEGRADED");

        server.setUp(true);
        later(4);

        for (var recipient : List.of(DAY, NIGHT)) {
            assertThat(server.taken().stream()
                            .filter(taken -> taken.recipients().contains(recipient)))
                    .extracting(taken -> header(taken, "Message-ID"))
                    .containsExactly(
                            messageId(incident, NoticeKind.OPENED),
                            messageId(incident, NoticeKind.REPEATED),
                            messageId(incident, NoticeKind.RESOLVED));
        }
        assertThat(server.taken()).hasSize(6);
        assertThat(health()).isEqualTo(Status.UP);
    }

    @ParameterizedTest
    @CsvSource({
        "MAIL FROM, 421 4.3.2 shutting down, false",
        "MAIL FROM, 451 4.7.1 later, false",
        "MAIL FROM, 554 5.7.1 Sender address rejected, true",
        "RCPT TO, 450 4.2.1 busy, false",
        "RCPT TO, 550 5.1.1 no such user, true",
        "DATA, 451 4.3.0 disk full, false",
        "DATA, 554 5.6.0 not that, true",
        "., 451 4.3.0 local error, false",
        "., 552 5.3.4 too large, true"
    })
    void keeps_what_is_refused_says_why_and_sends_it_once_when_the_server_relents(
            String at, String answer, boolean forGood) {
        var incident = incident();
        server.refuse(at, answer);
        write(incident, NoticeKind.OPENED, DAY);
        write(incident, NoticeKind.RESOLVED, DAY);
        deliver();
        deliver();

        assertThat(server.taken()).isEmpty();
        assertThat(health().getCode()).isEqualTo("DEGRADED");
        assertThat(notices(incident, NoticeFailed.class, 1)).singleElement().satisfies(failed -> {
            assertThat(failed.reason()).contains(answer);
            assertThat(failed.permanent()).isEqualTo(forGood);
            assertThat(failed.recipient()).isEqualTo(DAY);
            assertThat(failed.nextAttemptAt()).isNotNull();
        });

        server.refuseNothing();
        later(3);
        assertThat(server.taken())
                .extracting(taken -> header(taken, "Message-ID"))
                .containsExactly(messageId(incident, NoticeKind.OPENED), messageId(incident, NoticeKind.RESOLVED));
        assertThat(notices(incident, NoticeSent.class, 2)).hasSize(2);
        assertThat(health()).isEqualTo(Status.UP);
        assertThat(count("attempted"))
                .isEqualTo(meters.get("tuniclaim.notifier.deliveries").counters().stream()
                        .mapToDouble(Counter::count)
                        .sum());
    }

    @Test
    void what_is_refused_for_good_is_tried_at_once_upon_a_command() {
        server.refuse("MAIL FROM", "554 5.7.1 Sender address rejected");
        var notice = write(incident(), NoticeKind.OPENED, DAY);
        deliver();
        server.refuseNothing();
        deliver();
        assertThat(server.taken()).isEmpty();

        assertThat(waiting().hasten(notice)).isEqualTo(1);
        deliver();
        assertThat(server.taken()).hasSize(1);
    }

    @Test
    void a_server_that_hangs_or_hangs_up_in_the_midst_of_it_gets_it_again() {
        account.getJavaMailProperties().put("mail.smtp.timeout", "500");
        server.hangAt("DATA");
        write(incident(), NoticeKind.OPENED, DAY);
        later(1);
        server.refuseNothing();
        server.hangUpAt("DATA");
        later(1);
        server.hangUpAt(".");
        later(1);
        server.refuseNothing();
        server.hangUpAmidst();
        later(1);
        assertThat(server.taken()).isEmpty();

        server.refuseNothing();
        later(1);
        assertThat(server.taken()).hasSize(1);
    }

    /** Each answer by itself would be in time. */
    @Test
    void an_attempt_ends_before_its_lease_however_slowly_the_server_goes_on() throws IOException {
        try (var second = new ScriptedMail()) {
            var notice = write(incident(), NoticeKind.OPENED, DAY);
            server.answerAfter(Duration.ofMillis(500));
            var fallback = new Fallback("127.0.0.1", second.port(), Security.NONE, null, null);
            var instance = instance(settings(fallback, Map.of(), Duration.ofSeconds(2)));
            instance.deliver().deliverMails();

            assertThat(server.taken()).isEmpty();
            assertThat(second.connections()).isZero();
            assertThat(jdbc.sql("select state || ' ' || attempts || ' ' || channel || ' ' || last_error from notice"
                                    + " where id = ?")
                            .param(notice)
                            .query(String.class)
                            .single())
                    .startsWith("WAITING 1 mail given up");

            waiting().hasten(notice);
            instance.deliver().deliverMails();
            assertThat(second.taken()).hasSize(1);
            assertThat(server.taken()).isEmpty();
        }
    }

    @Test
    void one_address_that_is_refused_keeps_nobody_elses_mail_back() {
        var incident = incident();
        server.refuse("RCPT TO:<nuit", "550 5.1.1 no such user");
        write(incident, NoticeKind.OPENED, NIGHT);
        write(incident, NoticeKind.OPENED, DAY);
        deliver();

        assertThat(server.taken()).extracting(Taken::recipients).containsExactly(List.of(DAY));
    }

    @Test
    void is_done_with_who_was_taken_out_of_the_routes() {
        var incident = incident();
        write(incident, NoticeKind.OPENED, "parti@ars.local");
        deliver();

        assertThat(server.taken()).isEmpty();
        assertThat(notices(incident, NoticeWithheld.class, 1))
                .extracting(NoticeWithheld::reason)
                .containsExactly(Withheld.RECIPIENT_GONE);
        assertThat(health()).isEqualTo(Status.UP);
    }

    @Test
    void leaves_a_notice_to_the_instance_that_claimed_it_until_its_lease_ends() {
        write(incident(), NoticeKind.OPENED, DAY);
        assertThat(waiting().claimMail()).isPresent();

        deliver();
        assertThat(server.taken()).isEmpty();

        leasesEnd();
        deliver();
        assertThat(server.taken()).hasSize(1);
    }

    @Test
    void a_lease_lasts_as_long_whatever_the_clocks_of_the_instances_say() {
        write(incident(), NoticeKind.OPENED, DAY);
        clock.advance(Duration.ofDays(1));
        assertThat(waiting().claimMail()).isPresent();

        clock.advance(Duration.ofDays(1));
        deliver();
        assertThat(server.taken()).isEmpty();

        clock.advance(Duration.ofDays(-2));
        leasesEnd();
        deliver();
        assertThat(server.taken()).hasSize(1);
    }

    @Test
    void what_somebody_is_at_is_not_hastened_away_from_them() {
        server.setUp(false);
        var notice = write(incident(), NoticeKind.OPENED, DAY);
        deliver();
        clock.advance(Duration.ofMinutes(1));
        assertThat(waiting().claimMail()).isPresent();

        waiting().hasten(notice);
        waiting().hasten(null);
        assertThat(waiting().claimMail()).isEmpty();

        leasesEnd();
        assertThat(waiting().claimMail()).isPresent();
    }

    @Test
    void who_outlasts_the_lease_does_not_write_over_what_came_of_it_since() {
        var incident = incident();
        write(incident, NoticeKind.OPENED, DAY);
        var late = waiting().claimMail().orElseThrow();
        leasesEnd();
        var newer = waiting().claimMail().orElseThrow();

        assertThat(waiting().sent(late, "mail")).isFalse();
        assertThat(waiting().gone(late)).isFalse();
        assertThat(waiting().keep(late, true, "mail", "550 no", clock.instant()))
                .isFalse();
        assertThat(waiting().sent(newer, "mail")).isTrue();
        assertThat(waiting().keep(newer, false, "mail", "451 later", clock.instant()))
                .isFalse();
        deliver();
        assertThat(server.taken()).isEmpty();
    }

    @Test
    void waits_for_the_summary_that_tells_of_the_beginning() {
        var incident = incident();
        var summary = write(incident, NoticeKind.SUMMARY, DAY);
        jdbc.sql("update notice set incident_id = null, next_attempt_at = next_attempt_at + interval '10 minutes'")
                .update();
        var opened = write(incident, NoticeKind.OPENED, DAY);
        jdbc.sql("update notice set state = 'WITHHELD', withheld = 'CAPPED', instead_in = ? where id = ?")
                .params(summary, opened)
                .update();
        write(incident, NoticeKind.RESOLVED, DAY);
        deliver();
        assertThat(server.taken()).isEmpty();

        clock.advance(Duration.ofMinutes(10));
        deliver();
        assertThat(server.taken())
                .extracting(taken -> header(taken, "Message-ID"))
                .containsExactly(messageId(incident, NoticeKind.SUMMARY), messageId(incident, NoticeKind.RESOLVED));
    }

    @Test
    void a_summary_waits_for_what_came_before_it_and_what_comes_in_a_later_one_waits_for_it() {
        var incident = incident();
        server.refuse("MAIL FROM", "554 5.7.1 Sender address rejected");
        write(incident, NoticeKind.OPENED, DAY);
        gathered(NoticeKind.SUMMARY, write(incident, NoticeKind.UPDATED, DAY));
        later(3);
        gathered(NoticeKind.DIGEST, write(incident, NoticeKind.RESOLVED, DAY));
        var other = incident();
        gathered(NoticeKind.REPEATED, write(other, NoticeKind.OPENED, DAY));
        deliver();
        assertThat(server.taken()).isEmpty();

        server.refuseNothing();
        later(4);
        assertThat(server.taken())
                .extracting(taken -> header(taken, "Message-ID"))
                .filteredOn(id -> !id.equals("<REPEATED.gathered@ars.local>"))
                .containsExactly(
                        messageId(incident, NoticeKind.OPENED),
                        "<SUMMARY.gathered@ars.local>",
                        "<DIGEST.gathered@ars.local>");
        assertThat(server.taken()).hasSize(4);
    }

    private void leasesEnd() {
        jdbc.sql("update notice set leased_until = leased_until - interval '5 minutes'")
                .update();
    }

    /** A notice of its own tells of that one. */
    private void gathered(NoticeKind kind, UUID told) {
        var gathering = write(incident(), kind, DAY);
        jdbc.sql("update notice set incident_id = null, message_id = ? where id = ?")
                .params("<%s.gathered@ars.local>".formatted(kind), gathering)
                .update();
        jdbc.sql("update notice set state = 'WITHHELD', withheld = 'CAPPED', instead_in = ? where id = ?")
                .params(gathering, told)
                .update();
    }

    @Test
    void writes_what_the_server_said_once_the_database_is_back() {
        var incident = incident();
        write(incident, NoticeKind.OPENED, DAY);
        databaseAway.set(2);
        deliver();
        assertThat(databaseAway.get()).isZero();
        assertThat(server.taken()).hasSize(1);
        clock.advance(Duration.ofMinutes(6));
        deliver();

        assertThat(server.taken()).hasSize(1);
        assertThat(notices(incident, NoticeSent.class, 1)).hasSize(1);
    }

    @Test
    void a_mail_that_cannot_be_written_is_refused_by_itself() {
        write(incident(), NoticeKind.OPENED, DAY);
        var whole = waiting().claimMail().orElseThrow();
        var broken =
                new Claimed(whole.id(), whole.incidentId(), whole.kind(), "a..b@ars local", 1, false, whole.content());
        try (var line = new SmtpAccounts(account, settings(none(), Map.of()), clock).lines()) {
            assertThat(line.send(broken))
                    .isInstanceOfSatisfying(
                            Answer.Refused.class,
                            refused -> assertThat(refused.forGood()).isTrue());
            assertThat(line.send(whole)).isInstanceOf(Answer.Taken.class);
        }
    }

    @Test
    void two_instances_send_nothing_twice() throws InterruptedException {
        for (var i = 0; i < 100; i++) {
            write(incident(), NoticeKind.OPENED, DAY);
        }
        var one = Thread.ofVirtual().start(this::deliver);
        deliver();
        one.join();

        assertThat(server.taken()).hasSize(100);
    }

    @Test
    void the_fallback_takes_what_the_first_account_does_not() throws IOException {
        try (var second = new ScriptedMail()) {
            server.refuse("MAIL FROM", "554 5.7.1 Sender address rejected");
            var incident = incident();
            write(incident, NoticeKind.OPENED, DAY);
            deliver(settings(new Fallback("127.0.0.1", second.port(), Security.NONE, null, null), Map.of()));

            assertThat(second.taken()).hasSize(1);
            assertThat(notices(incident, NoticeSent.class, 1))
                    .extracting(NoticeSent::channel)
                    .containsExactly("fallback");
        }
    }

    @Test
    void a_webhook_is_told_again_when_it_was_away() throws IOException {
        try (var chat = new ScriptedHttp()) {
            var incident = incident();
            var notice = write(incident, NoticeKind.OPENED, "webhook:chat");
            var settings = settings(none(), Map.of("chat", new Webhook(chat.url(), Format.CHAT)));
            chat.answer(503);
            deliver(settings);
            chat.answer(200);
            clock.advance(Duration.ofMinutes(15));
            deliver(settings);
            clock.advance(Duration.ofMinutes(15));
            deliver(settings);

            assertThat(chat.bodies()).hasSize(2);
            assertThat(chat.keys()).containsOnly(notice.toString());
            assertThat(notices(incident, NoticeSent.class, 1))
                    .extracting(NoticeSent::channel)
                    .containsExactly("webhook:chat");
        }
    }

    @Test
    void a_mail_server_that_is_away_is_asked_ever_more_rarely_however_much_waits() {
        for (var i = 0; i < 60; i++) {
            write(incident(), NoticeKind.OPENED, DAY);
        }
        server.setUp(false);
        var deliver = instance(settings(none(), Map.of())).deliver();
        everySecondFor(Duration.ofHours(2), deliver);
        assertThat(server.connections()).isBetween(10, 30);

        server.setUp(true);
        everySecondFor(Duration.ofMinutes(15), deliver);
        assertThat(server.taken()).hasSize(60);
    }

    @Test
    void a_server_that_is_left_alone_is_asked_at_once_upon_a_command() {
        server.setUp(false);
        write(incident(), NoticeKind.OPENED, DAY);
        var instance = instance(settings(none(), Map.of()));
        everySecondFor(Duration.ofMinutes(10), instance.deliver());
        server.setUp(true);
        instance.deliver().deliverMails();
        assertThat(server.taken()).isEmpty();

        assertThat(instance.retry().retry(null)).isEmpty();
        instance.deliver().deliverMails();
        assertThat(server.taken()).hasSize(1);
    }

    @Test
    void while_the_first_account_is_left_alone_the_fallback_takes_all() throws IOException {
        try (var second = new ScriptedMail()) {
            server.setUp(false);
            var fallback = new Fallback("127.0.0.1", second.port(), Security.NONE, null, null);
            var deliver = instance(settings(fallback, Map.of())).deliver();
            for (var i = 0; i < 20; i++) {
                write(incident(), NoticeKind.OPENED, DAY);
                everySecondFor(Duration.ofSeconds(30), deliver);
            }

            assertThat(second.taken()).hasSize(20);
            assertThat(server.connections()).isLessThanOrEqualTo(15);
        }
    }

    @Test
    void a_mail_at_which_the_server_hangs_up_keeps_no_other_waiting() {
        server.hangUpAt("RCPT TO:<nuit");
        write(incident(), NoticeKind.OPENED, NIGHT);
        for (var i = 0; i < 3; i++) {
            write(incident(), NoticeKind.OPENED, DAY);
        }
        everySecondFor(
                Duration.ofSeconds(10), instance(settings(none(), Map.of())).deliver());

        assertThat(server.taken())
                .hasSize(3)
                .allSatisfy(mail -> assertThat(mail.recipients()).containsExactly(DAY));
    }

    @Test
    void a_refusal_of_the_fallback_is_not_for_good_while_the_first_account_is_left_alone() throws IOException {
        try (var second = new ScriptedMail()) {
            server.setUp(false);
            second.refuse("RCPT TO", "550 5.7.1 no relaying");
            var fallback = new Fallback("127.0.0.1", second.port(), Security.NONE, null, null);
            var deliver = instance(settings(fallback, Map.of())).deliver();
            write(incident(), NoticeKind.OPENED, DAY);
            everySecondFor(Duration.ofMinutes(3), deliver);
            var incident = incident();
            write(incident, NoticeKind.OPENED, DAY);
            deliver.deliverMails();

            assertThat(notices(incident, NoticeFailed.class, 1)).singleElement().satisfies(failed -> {
                assertThat(failed.channel()).isEqualTo("mail");
                assertThat(failed.reason()).isNotBlank();
                assertThat(failed.permanent()).isFalse();
            });
        }
    }

    @Test
    void a_webhook_that_is_away_is_asked_ever_more_rarely_and_leaves_mail_healthy() throws IOException {
        try (var chat = new ScriptedHttp()) {
            for (var i = 0; i < 20; i++) {
                write(incident(), NoticeKind.OPENED, "webhook:chat");
            }
            chat.answer(503);
            var deliver = instance(settings(none(), Map.of("chat", new Webhook(chat.url(), Format.CHAT))))
                    .deliver();
            everySecondFor(Duration.ofHours(1), deliver);
            assertThat(chat.bodies()).hasSizeBetween(8, 20);
            assertThat(health()).isEqualTo(Status.UP);
            assertThat(webhookHealth().getCode()).isEqualTo("DEGRADED");

            chat.answer(200);
            everySecondFor(Duration.ofMinutes(15), deliver);
            assertThat(webhookHealth()).isEqualTo(Status.UP);
        }
    }

    @Test
    void tests_each_account_and_webhook_tells_what_came_of_it_and_sends_nothing() throws IOException {
        var name = "chat-" + UUID.randomUUID();
        var gone = "gone-" + UUID.randomUUID();
        try (var chat = new ScriptedHttp()) {
            chat.answer(405);
            var webhooks = Map.of(
                    name, new Webhook(chat.url(), Format.CHAT),
                    gone, new Webhook(URI.create("http://127.0.0.1:1/hook"), Format.JSON));
            var settings = settings(none(), webhooks);
            var channels = new TestChannels(
                    new SmtpAccounts(account, settings, clock),
                    new Webhooks(settings, new JsonMapper(), clock),
                    publisher);
            assertThat(channels.test("webhook:nobody")).contains(IncidentRefusal.UNKNOWN);
            assertThat(channels.test(null)).isEmpty();

            assertThat(tested("webhook:" + name).works()).isTrue();
            assertThat(tested("webhook:" + gone)).satisfies(test -> {
                assertThat(test.works()).isFalse();
                assertThat(test.failure()).isNotBlank();
            });
            assertThat(chat.bodies()).isEmpty();

            chat.answer(503);
            assertThat(channels.test("webhook:" + name)).isEmpty();
            await().untilAsserted(() ->
                    assertThat(tested("webhook:" + name).failure()).isEqualTo("HTTP 503"));
        }
        assertThat(server.taken()).isEmpty();
    }

    @Test
    void mail_trouble_is_no_trouble_of_the_webhooks() {
        server.setUp(false);
        write(incident(), NoticeKind.OPENED, DAY);
        deliver();

        assertThat(health().getCode()).isEqualTo("DEGRADED");
        assertThat(webhookHealth()).isEqualTo(Status.UP);
    }

    @Test
    void a_webhook_that_is_away_is_left_alone_for_the_round() throws IOException {
        try (var chat = new ScriptedHttp()) {
            for (var i = 0; i < 5; i++) {
                write(incident(), NoticeKind.OPENED, "webhook:chat");
            }
            chat.answer(503);
            deliver(settings(none(), Map.of("chat", new Webhook(chat.url(), Format.CHAT))));

            assertThat(chat.bodies()).hasSize(1);
        }
    }

    @Test
    void a_notice_that_a_webhook_does_not_take_for_long_is_an_alert_of_that_webhook_until_it_does() throws IOException {
        var start = Instant.now();
        try (var chat = new ScriptedHttp()) {
            var instance = instance(settings(none(), Map.of("chat", new Webhook(chat.url(), Format.CHAT))));
            chat.answer(404);
            write(incident(), NoticeKind.OPENED, "webhook:chat");
            everySecondFor(Duration.ofMinutes(2), instance.deliver());
            look();
            assertThat(alertsOf("webhook:chat", start)).isEmpty();

            everySecondFor(Duration.ofSeconds(1), instance.deliver());
            look();
            look();
            assertThat(alertsOf("webhook:chat", start))
                    .singleElement()
                    .isInstanceOfSatisfying(
                            AlertRaised.class,
                            stuck -> assertThat(stuck.detail())
                                    .isEqualTo(
                                            "notices do not get out to webhook:chat; the answer is with each of them on the"
                                                    + " dashboard"));

            chat.answer(200);
            everySecondFor(Duration.ofHours(1), instance.deliver());
            look();
            assertThat(alertsOf("webhook:chat", start)).hasSize(2).last().isInstanceOf(AlertResolved.class);
        }
    }

    @Test
    void a_second_webhook_that_breaks_is_told_of_while_the_first_is_broken() {
        var start = Instant.now();
        refused("webhook:slack");
        clock.advance(Duration.ofDays(3));
        look();
        refused("webhook:teams");
        clock.advance(Duration.ofMinutes(3));
        look();
        assertThat(alertsOf("webhook:slack", start)).singleElement().isInstanceOf(AlertRaised.class);
        assertThat(alertsOf("webhook:teams", start)).singleElement().isInstanceOf(AlertRaised.class);

        jdbc.sql("delete from notice where recipient = 'webhook:slack'").update();
        look();
        assertThat(alertsOf("webhook:slack", start)).hasSize(2).last().isInstanceOf(AlertResolved.class);
        assertThat(alertsOf("webhook:teams", start)).hasSize(1);
        jdbc.sql("delete from notice").update();
        look();
        assertThat(alertsOf("webhook:teams", start)).hasSize(2);
    }

    private void refused(String recipient) {
        jdbc.sql("update notice set state = 'REFUSED', last_error = 'HTTP 404' where id = ?")
                .param(write(incident(), NoticeKind.OPENED, recipient))
                .update();
    }

    @Test
    void says_at_the_start_which_webhooks_the_settings_know_no_more(CapturedOutput output) {
        var known = "chat-" + UUID.randomUUID();
        var unknown = "chta-" + UUID.randomUUID();
        var recipients = Stream.of(known, unknown)
                .map(name -> new Recipient("webhook:" + name, NoticeLanguage.FR, List.of(), null))
                .toList();
        transactions.executeWithoutResult(_ -> routes.change(new NoticeRoutes(recipients, List.of()), "amira"));
        try {
            var settings =
                    settings(none(), Map.of(known, new Webhook(URI.create("http://127.0.0.1:1/hook"), Format.JSON)));
            new KnownWebhooks(new Webhooks(settings, new JsonMapper(), clock), routes).sayWhichAreUnknown();
            assertThat(output).contains("the settings do not know", unknown).doesNotContain(known);
        } finally {
            jdbc.sql("delete from routes").update();
        }
    }

    @Test
    void a_webhook_gets_plain_json_too() throws IOException {
        try (var other = new ScriptedHttp()) {
            var incident = incident();
            write(incident, NoticeKind.RESOLVED, "webhook:chat");
            deliver(settings(none(), Map.of("chat", new Webhook(other.url(), Format.JSON))));

            var body = new JsonMapper().readTree(other.bodies().getFirst());
            assertThat(body.path("incidentId").stringValue()).isEqualTo(incident.toString());
            assertThat(body.path("kind").stringValue()).isEqualTo("RESOLVED");
            assertThat(body.path("severity").stringValue()).isEqualTo("CRITICAL");
            assertThat(body.path("url").stringValue()).isEqualTo("http://tableau");
        }
    }

    private void look() {
        transactions.executeWithoutResult(_ -> new DeliveryWatch(new Trouble(jdbc, clock), ownAlerts, clock).look());
    }

    /** What was added to the outbox is on Kafka soon: a fact behind it says when. */
    private List<Alert> alertsOf(String subject, Instant since) {
        var mark = Fact.of(
                new AlertResolved(AlertCause.SYNC_FAILED, UUID.randomUUID().toString()),
                Instant.now(),
                URI.create("/ars/test"));
        transactions.executeWithoutResult(_ -> outbox.addAll(List.of(mark)));
        kafka.awaitRecords(
                Topic.ALERTS.topicName(),
                record -> KafkaDoor.header(record, "ce_id")
                        .filter(mark.id()::equals)
                        .isPresent());
        return kafka.read(Topic.ALERTS.topicName()).stream()
                .filter(record -> ("MAIL_FAILING/" + subject).equals(record.key()))
                .map(DeliverNoticesTest::fact)
                .filter(fact -> fact.time().isAfter(since))
                .map(fact -> (Alert) fact.event())
                .toList();
    }

    private void later(int rounds) {
        for (var i = 0; i < rounds; i++) {
            deliver();
            clock.advance(Duration.ofHours(1));
        }
    }

    private void deliver() {
        deliver(settings(none(), Map.of()));
    }

    private void deliver(DeliveryProperties settings) {
        var deliver = instance(settings).deliver();
        deliver.deliverMails();
        deliver.deliverToWebhooks();
    }

    /** What one instance of the service has of its own. */
    private record Instance(DeliverNotices deliver, RetryNotices retry) {}

    private Instance instance(DeliveryProperties settings) {
        var waiting = new Waiting(jdbc, settings, clock);
        var settle = new Settle(waiting, outbox, settings, clock) {
            @Override
            public void settle(Claimed notice, Answer answer) {
                if (databaseAway.getAndUpdate(times -> Math.max(0, times - 1)) > 0) {
                    throw new QueryTimeoutException("the database is away");
                }
                transactions.executeWithoutResult(_ -> super.settle(notice, answer));
            }

            @Override
            public void gone(Claimed notice) {
                transactions.executeWithoutResult(_ -> super.gone(notice));
            }
        };
        var accounts = new SmtpAccounts(account, settings, clock);
        var webhooks = new Webhooks(settings, new JsonMapper(), clock);
        return new Instance(
                new DeliverNotices(
                        waiting, accounts, webhooks, new Results(routes, settle, waiting, settings, clock, meters)),
                new RetryNotices(waiting, accounts, webhooks, settings, jdbc));
    }

    private Waiting waiting() {
        return new Waiting(jdbc, settings(none(), Map.of()), clock);
    }

    private Status health() {
        return new MailHealth(new Trouble(jdbc, clock), routes).health().getStatus();
    }

    /** The last word about that channel. */
    private ChannelTested tested(String channel) {
        return kafka
                .awaitRecords(
                        Topic.NOTICES.topicName(),
                        record -> event(record) instanceof ChannelTested test
                                && test.channel().equals(channel))
                .stream()
                .map(DeliverNoticesTest::event)
                .map(ChannelTested.class::cast)
                .toList()
                .getLast();
    }

    private Status webhookHealth() {
        return new WebhookHealth(new Trouble(jdbc, clock)).health().getStatus();
    }

    private void everySecondFor(Duration length, DeliverNotices deliver) {
        for (var seconds = 0; seconds < length.toSeconds(); seconds++) {
            deliver.deliverMails();
            deliver.deliverToWebhooks();
            clock.advance(Duration.ofSeconds(1));
        }
    }

    private double count(String name) {
        return meters.get("tuniclaim.notifier.deliveries." + name).counter().count();
    }

    private static Fallback none() {
        return new Fallback("", 465, Security.TLS, null, null);
    }

    private static DeliveryProperties settings(Fallback fallback, Map<String, Webhook> webhooks) {
        return settings(fallback, webhooks, Duration.ofMinutes(5));
    }

    private static DeliveryProperties settings(Fallback fallback, Map<String, Webhook> webhooks, Duration lease) {
        var retry = new Retry(Duration.ofSeconds(1), Duration.ofMinutes(15), Duration.ofHours(1), lease);
        return new DeliveryProperties("alerts@ars.local", 3, retry, fallback, webhooks);
    }

    private UUID incident() {
        var now = clock.instant().atOffset(UTC);
        return jdbc.sql("""
            insert into incident (cause, subject, parts, open_parts, opened_at, last_at, heard_at, over_at,
                resolved_at, alerts, bordereaux, first_detail, last_detail, due_at, reported_at)
            values ('SYNC_FAILED', gen_random_uuid(), '{}', '{}', :now, :now, :now, :now, :now, 1, '{}', 'x', 'x', :now, :now)
            returning id\
            """).param("now", now).query(UUID.class).single();
    }

    private UUID write(UUID incident, NoticeKind kind, String recipient) {
        return jdbc.sql("""
            insert into notice (id, incident_id, kind, recipient, state, message_id, severity, headline, text,
                html, link, created_at, next_attempt_at)
            values (gen_random_uuid(), :incident, :kind, :recipient, 'WAITING', :messageId, 'CRITICAL', 'Été',
                'texte', '<p>page</p>', 'http://tableau', :now, :now)
            returning id\
            """)
                .param("incident", incident)
                .param("kind", kind.name())
                .param("recipient", recipient)
                .param("messageId", messageId(incident, kind))
                .param("now", clock.instant().atOffset(UTC))
                .query(UUID.class)
                .single();
    }

    private static String messageId(UUID incident, NoticeKind kind) {
        return "<%s.%s@ars.local>".formatted(incident, kind);
    }

    private static String header(Taken mail, String name) {
        return Arrays.stream(mail.content().replace("\n ", " ").split("\n", -1))
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElseThrow();
    }

    private <N extends Notice> List<N> notices(UUID incident, Class<N> type, int atLeast) {
        return kafka
                .awaitRecords(
                        Topic.NOTICES.topicName(),
                        atLeast,
                        record -> incident.toString().equals(record.key())
                                && event(record).getClass() == type)
                .stream()
                .map(DeliverNoticesTest::event)
                .map(type::cast)
                .toList();
    }

    private static Object event(ConsumerRecord<String, byte[]> record) {
        return fact(record).event();
    }

    private static Fact<?> fact(ConsumerRecord<String, byte[]> record) {
        try {
            return new EventCodec().read(record);
        } catch (UnreadableEvent unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
