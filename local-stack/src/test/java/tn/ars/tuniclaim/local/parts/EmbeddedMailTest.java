package tn.ars.tuniclaim.local.parts;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedMailTest {
    @Test
    void shows_a_mail_that_was_sent() throws Exception {
        try (var mail = EmbeddedMail.start(0, 0)) {
            send(mail, "Sync failed");
            assertThat(mail.received()).singleElement().satisfies(received -> {
                assertThat(received.subject()).isEqualTo("Sync failed");
                assertThat(received.text()).contains("l'état est rétabli");
                assertThat(received.to()).containsExactly("ops@ars.local");
                assertThat(received.headers()).containsKey("Message-ID");
            });
        }
    }

    @Test
    void keeps_mails_over_a_restart_and_shows_them_over_imap_to_any_password(@TempDir Path folder) throws Exception {
        try (var mail = EmbeddedMail.start(folder, 0, 0)) {
            send(mail, "first");
        }
        try (var mail = EmbeddedMail.start(folder, 0, 0)) {
            send(mail, "second");
            assertThat(subjectsOverImap(mail)).containsExactlyInAnyOrder("first", "second");
        }
    }

    private static void send(EmbeddedMail mail, String subject) throws Exception {
        var properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", String.valueOf(mail.smtpPort()));
        var message = new MimeMessage(Session.getInstance(properties));
        message.setFrom("integration@ars.local");
        message.setRecipient(Message.RecipientType.TO, new InternetAddress("ops@ars.local"));
        message.setSubject(subject);
        message.setText("l'état est rétabli", "UTF-8");
        Transport.send(message);
    }

    private static String[] subjectsOverImap(EmbeddedMail mail) throws Exception {
        try (var store = Session.getInstance(new Properties()).getStore("imap")) {
            store.connect("127.0.0.1", mail.imapPort(), "ops@ars.local", "whatever");
            var inbox = store.getFolder("INBOX");
            inbox.open(Folder.READ_ONLY);
            var messages = inbox.getMessages();
            var subjects = new String[messages.length];
            for (var i = 0; i < messages.length; i++) subjects[i] = messages[i].getSubject();
            return subjects;
        }
    }
}
