package tn.ars.tuniclaim.local.parts;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.MessageDeliveryHandler;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail server in this JVM: takes every mail over SMTP, shows it over IMAP to whoever signs in with the address it was
 * sent to, whatever the password. Nothing is sent on.
 */
public final class EmbeddedMail implements AutoCloseable {
    private final GreenMail server;

    private EmbeddedMail(GreenMail server) {
        this.server = server;
    }

    /** Mails are gone when it closes. A port of 0 takes a free one. */
    public static EmbeddedMail start(int smtpPort, int imapPort) {
        return started(server(smtpPort, imapPort), new GreenMailConfiguration());
    }

    /** Mails are kept as {@code folder/address/INBOX/*.eml} and are there again at the next start. */
    public static EmbeddedMail start(Path folder, int smtpPort, int imapPort) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep mails in " + folder, e);
        }
        var server = server(smtpPort, imapPort);
        var mail = started(server, new GreenMailConfiguration().withPreloadDir(folder.toString()));
        server.getUserManager().setMessageDeliveryHandler(keepingIn(folder, server));
        return mail;
    }

    public int smtpPort() {
        return server.getSmtp().getPort();
    }

    public int imapPort() {
        return server.getImap().getPort();
    }

    /** Every mail in every mailbox: one that went to two people is here twice. */
    public List<ReceivedMail> received() {
        return Arrays.stream(server.getReceivedMessages())
                .map(EmbeddedMail::read)
                .toList();
    }

    /** Empties every mailbox. */
    public void forget() {
        try {
            server.purgeEmailFromAllMailboxes();
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }

    private static GreenMail server(int smtpPort, int imapPort) {
        return new GreenMail(new ServerSetup[] {
            new ServerSetup(smtpPort, EmbeddedKafka.LOOPBACK, ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(imapPort, EmbeddedKafka.LOOPBACK, ServerSetup.PROTOCOL_IMAP)
        });
    }

    private static EmbeddedMail started(GreenMail server, GreenMailConfiguration configuration) {
        server.withConfiguration(configuration.withDisabledAuthentication()).start();
        return new EmbeddedMail(server);
    }

    private static MessageDeliveryHandler keepingIn(Path folder, GreenMail server) {
        return (message, recipient) -> {
            keep(folder, message, recipient);
            return mailbox(server, recipient);
        };
    }

    private static void keep(Path folder, MovingMessage message, MailAddress recipient) throws MessagingException {
        var address = recipient.getEmail().replaceAll("[^A-Za-z0-9.@+_-]", "_");
        var inbox = folder.resolve(address).resolve("INBOX");
        // Written under another name first: a mail cut in half by a kill is not read again.
        var written = inbox.resolve(System.currentTimeMillis() + "-" + UUID.randomUUID() + ".part");
        try {
            Files.createDirectories(inbox);
            try (var out = Files.newOutputStream(written)) {
                message.getMessage().writeTo(out);
            }
            Files.move(written, Path.of(written.toString().replace(".part", ".eml")));
        } catch (IOException e) {
            throw new MessagingException("cannot keep the mail", e);
        }
    }

    private static GreenMailUser mailbox(GreenMail server, MailAddress recipient) throws UserException {
        var users = server.getUserManager();
        var known = users.getUserByEmail(recipient.getEmail());
        return known != null ? known : users.createUser(recipient.getEmail(), recipient.getEmail(), "any");
    }

    private static ReceivedMail read(MimeMessage message) {
        try {
            var headers = new HashMap<String, String>();
            Collections.list(message.getAllHeaders())
                    .forEach(header -> headers.put(header.getName(), header.getValue()));
            return new ReceivedMail(
                    String.join(", ", addresses(message.getFrom())),
                    addresses(message.getAllRecipients()),
                    Optional.ofNullable(message.getSubject()).orElse(""),
                    text(message).orElse(""),
                    headers);
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("a mail that cannot be read arrived", e);
        }
    }

    private static List<String> addresses(Address @Nullable [] addresses) {
        return addresses == null
                ? List.of()
                : Arrays.stream(addresses).map(Address::toString).toList();
    }

    private static Optional<String> text(Part part) throws MessagingException, IOException {
        if (part.isMimeType("text/plain")) return Optional.of(part.getContent().toString());
        if (!(part.getContent() instanceof Multipart parts)) return Optional.empty();
        for (var i = 0; i < parts.getCount(); i++) {
            var text = text(parts.getBodyPart(i));
            if (text.isPresent()) return text;
        }
        return Optional.empty();
    }
}
