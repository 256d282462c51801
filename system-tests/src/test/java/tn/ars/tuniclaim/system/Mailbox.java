package tn.ars.tuniclaim.system;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;

/** The operations people's mailbox, read over IMAP as any mail program would. */
final class Mailbox {

    private static final String OWNER = "ops@ars.local";

    private final int port;

    Mailbox(int port) {
        this.port = port;
    }

    List<String> subjects() {
        try (var store = Session.getInstance(new Properties()).getStore("imap")) {
            store.connect("localhost", port, OWNER, "any");
            try (var inbox = store.getFolder("INBOX")) {
                inbox.open(Folder.READ_ONLY);
                return Arrays.stream(inbox.getMessages()).map(Mailbox::subject).toList();
            }
        } catch (MessagingException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static String subject(Message message) {
        try {
            return message.getSubject();
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
