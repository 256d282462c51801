package tn.ars.tuniclaim.notifier.mail;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Transport;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** One connection for several mails; connects again when the server has hung up. Not thread-safe. */
class SmtpLine implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SmtpLine.class);
    private static final int MAX_WORDS_LENGTH = 500;
    private static final int MAX_CAUSES = 10;

    private final JavaMailSenderImpl account;
    private final MailProperties settings;
    private final Clock clock;
    private @Nullable Transport transport;

    SmtpLine(JavaMailSenderImpl account, MailProperties settings, Clock clock) {
        this.account = account;
        this.settings = settings;
        this.clock = clock;
    }

    /** What the server decided about this mail is the answer. */
    Delivery send(Mail mail, List<String> addressees) throws MailServerAway {
        if (addressees.isEmpty()) {
            return new Delivery(List.of(), null);
        }
        try {
            var message = new MimeLetter(account.getSession(), mail, addressees, settings, clock.instant());
            message.saveChanges();
            connected().sendMessage(message, message.getAllRecipients());
            return new Delivery(addressees, null);
        } catch (SendFailedException refused) {
            return new Delivery(addresses(refused.getValidSentAddresses()), words(refused));
        } catch (MessagingException away) {
            throw new MailServerAway(words(away), away);
        }
    }

    @Override
    public void close() {
        try {
            if (transport != null) {
                transport.close();
            }
        } catch (MessagingException hungUp) {
            log.debug("the mail server hung up first", hungUp);
        }
    }

    private Transport connected() throws MessagingException {
        if (transport == null || !transport.isConnected()) {
            close();
            var protocol = Objects.requireNonNullElse(account.getProtocol(), JavaMailSenderImpl.DEFAULT_PROTOCOL);
            transport = account.getSession().getTransport(protocol);
            transport.connect(
                    account.getHost(),
                    account.getPort(),
                    nullIfEmpty(account.getUsername()),
                    nullIfEmpty(account.getPassword()));
        }
        return transport;
    }

    private static @Nullable String nullIfEmpty(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    private static List<String> addresses(Address @Nullable [] addresses) {
        return addresses == null
                ? List.of()
                : Arrays.stream(addresses).map(Address::toString).toList();
    }

    /** Jakarta Mail hides the server's words in a chain of its own. */
    private static String words(MessagingException failure) {
        var words = Stream.<Exception>iterate(failure, Objects::nonNull, SmtpLine::next)
                .limit(MAX_CAUSES)
                .map(Exception::getMessage)
                .filter(Objects::nonNull)
                .map(message -> message.replaceAll("[\\p{Cntrl}\\s]+", " ").strip())
                .distinct()
                .collect(Collectors.joining("; "));
        return words.substring(0, Math.min(words.length(), MAX_WORDS_LENGTH));
    }

    private static @Nullable Exception next(Exception failure) {
        return failure instanceof MessagingException messaging ? messaging.getNextException() : null;
    }
}
