package tn.ars.tuniclaim.notifier.incident;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.test.annotation.DirtiesContext;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.event.Alert;
import tn.ars.tuniclaim.event.Alert.AlertRaised;
import tn.ars.tuniclaim.event.Alert.AlertResolved;
import tn.ars.tuniclaim.event.AlertCause;
import tn.ars.tuniclaim.event.EventCodec;
import tn.ars.tuniclaim.event.Fact;
import tn.ars.tuniclaim.testparts.WithParts;

/** What a mail server that is not ours stores, looked at byte by byte. */
@WithParts
@DirtiesContext
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.kafka.listener.auto-startup=false",
            "notifier.recipients=ops@ars.local",
            "notifier.settle=0s"
        })
class RealMailServerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final int LONGEST_LINE = 998;

    private static @Nullable Exim exim;

    private final TakeAlerts alerts;

    RealMailServerTest(@Autowired TakeAlerts alerts, @Autowired JavaMailSenderImpl account) {
        this.alerts = alerts;
        account.setPort(server().port());
    }

    @BeforeAll
    static void start() {
        if (!Exim.isThere()) {
            System.err.println(
                    "SKIPPED: RealMailServerTest needs Debian's exim4-daemon-light, and root to run it as its own"
                            + " account");
        }
        assumeTrue(Exim.isThere(), "exim4 is not installed");
        exim = Exim.start();
    }

    @AfterAll
    static void stop() throws IOException {
        if (exim != null) {
            exim.close();
        }
    }

    @Test
    void stores_both_mails_of_an_incident_whole_in_one_thread_and_with_their_accents() throws Exception {
        var began = Instant.now().minus(Duration.ofMinutes(10));
        take(
                new AlertRaised(
                        AlertCause.PUSH_REFUSED, null, "refused with HTTP 422", new BordereauReference("BRD-2026-Été")),
                began);
        take(new AlertRaised(AlertCause.SYNC_FAILED, null, "the disk is full", null), began);
        take(new AlertResolved(AlertCause.SYNC_FAILED, null), began.plus(Duration.ofMinutes(5)));
        var mails = await().atMost(PATIENCE).until(() -> server().mails(), stored -> stored.size() == 3);

        for (var mail : mails) {
            isFitForEveryServer(mail);
        }
        var failed = of(mails, "a échoué");
        var over = of(mails, "fonctionne de nouveau");
        assertThat(over.getHeader("In-Reply-To")).containsExactly(failed.getMessageID());
        assertThat(over.getHeader("References")).containsExactly(failed.getMessageID());
        assertThat(over.getSubject())
                .isEqualTo("[MY TUNICLAIM] Terminé\u00a0: La synchronisation fonctionne de nouveau");
        assertThat(part(over, "text/plain")).contains("Cela a duré 5 min", "Il n’y a rien à faire.");

        var refused = of(mails, "refuse");
        assertThat(part(refused, "text/plain")).contains("Bordereaux (10 premiers au plus)\u00a0: BRD-2026-Été");
        assertThat(part(refused, "text/html")).startsWith("<!DOCTYPE html>").contains("BRD-2026-Été", "lang=\"fr\"");
    }

    private static void isFitForEveryServer(Path mail) throws IOException, MessagingException {
        var source = Files.readAllBytes(mail);
        for (var octet : source) {
            assertThat(octet).isPositive();
        }
        assertThat(new String(source, ISO_8859_1).lines()).allMatch(line -> line.length() <= LONGEST_LINE);
        var message = parsed(mail);
        assertThat(message.getHeader("Message-ID")).hasSize(1);
        assertThat(message.getHeader("Date")).hasSize(1);
        assertThat(message.getHeader("MIME-Version")).containsExactly("1.0");
        assertThat(message.getHeader("From")).containsExactly("alerts@ars.local");
        assertThat(message.getHeader("To")).containsExactly("ops@ars.local");
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(message.getHeader("List-Id")).containsExactly("<tuniclaim-alerts.ars.local>");
        assertThat(message.getHeader("Subject")[0]).startsWith("=?UTF-8?");
        assertThat(message.isMimeType("multipart/alternative")).isTrue();
    }

    private static MimeMessage of(List<Path> mails, String word) throws IOException, MessagingException {
        for (var mail : mails) {
            var message = parsed(mail);
            if (message.getSubject().contains(word)) {
                return message;
            }
        }
        throw new AssertionError("no mail says " + word);
    }

    private static MimeMessage parsed(Path mail) throws IOException, MessagingException {
        try (var source = Files.newInputStream(mail)) {
            return new MimeMessage(Session.getInstance(new Properties()), source);
        }
    }

    /** The plain text comes first: who shows HTML takes the last part that it knows. */
    private static String part(Part message, String type) throws IOException, MessagingException {
        var parts = (Multipart) message.getContent();
        assertThat(parts.getCount()).isEqualTo(2);
        var part = parts.getBodyPart(type.equals("text/plain") ? 0 : 1);
        assertThat(part.isMimeType(type)).isTrue();
        assertThat(part.getContentType()).containsIgnoringCase("charset=UTF-8");
        return (String) part.getContent();
    }

    private void take(Alert alert, Instant at) {
        var fact = new EventCodec().write(Fact.of(alert, at, URI.create("/ars/test")));
        var record = new ConsumerRecord<>(fact.topic(), 0, 0, fact.key(), fact.value());
        fact.headers().forEach(record.headers()::add);
        alerts.take(List.of(record));
    }

    private static Exim server() {
        if (exim == null) {
            throw new IllegalStateException("not started");
        }
        return exim;
    }
}
