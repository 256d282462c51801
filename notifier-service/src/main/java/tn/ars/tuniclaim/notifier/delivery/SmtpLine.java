package tn.ars.tuniclaim.notifier.delivery;

import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** One connection for several mails; connects again when the server has hung up. Not thread-safe. */
final class SmtpLine implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SmtpLine.class);

    private final SmtpAccount account;
    private final DeliveryProperties settings;
    private final Clock clock;
    private @Nullable Transport transport;

    SmtpLine(SmtpAccount account, DeliveryProperties settings, Clock clock) {
        this.account = account;
        this.settings = settings;
        this.clock = clock;
    }

    /** What is wrong with one mail alone is a refusal, so that the others go on. */
    Answer send(Claimed notice) {
        try {
            var message = new MimeLetter(account.sender().getSession(), notice, settings, clock.instant());
            message.saveChanges();
            connected().sendMessage(message, message.getAllRecipients());
            account.respite().end();
            return new Answer.Taken(account.name());
        } catch (MessagingException failure) {
            var answer = Deadline.isOver() ? tooSlow() : SmtpAnswers.of(account.name(), failure);
            if (answer instanceof Answer.Away(var _, var words)) {
                close();
                account.respite()
                        .begin(
                                words,
                                clock.instant(),
                                settings.retry(),
                                ThreadLocalRandom.current().nextDouble());
            } else {
                account.respite().end();
            }
            return answer;
        } catch (RuntimeException unwritable) {
            log.atError()
                    .addKeyValue("noticeId", notice.id())
                    .addKeyValue("failure", unwritable.getClass().getName())
                    .log("a mail cannot be written");
            close();
            return new Answer.Refused(account.name(), SmtpAnswers.words(unwritable), true);
        }
    }

    private Answer tooSlow() {
        return new Answer.Away(
                account.name(),
                "given up: the server takes longer than notifier.retry.lease of %s lets an attempt take"
                        .formatted(settings.retry().lease()));
    }

    boolean isLeftAlone() {
        return account.respite().lastsAt(clock.instant());
    }

    /** What was said when the server was found to be away. */
    Answer lastWords() {
        return new Answer.Away(account.name(), account.respite().words());
    }

    /** Makes the connection, and greets. */
    void open() throws MessagingException {
        connected();
        account.respite().end();
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
            var sender = account.sender();
            var protocol = Objects.requireNonNullElse(sender.getProtocol(), JavaMailSenderImpl.DEFAULT_PROTOCOL);
            transport = sender.getSession().getTransport(protocol);
            transport.connect(
                    sender.getHost(),
                    sender.getPort(),
                    nullIfEmpty(sender.getUsername()),
                    nullIfEmpty(sender.getPassword()));
        }
        return transport;
    }

    private static @Nullable String nullIfEmpty(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
