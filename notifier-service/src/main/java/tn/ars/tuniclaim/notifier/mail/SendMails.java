package tn.ars.tuniclaim.notifier.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import tn.ars.tuniclaim.event.Notice.NoticeFailed;
import tn.ars.tuniclaim.event.Notice.NoticeSent;
import tn.ars.tuniclaim.event.NoticeKind;
import tn.ars.tuniclaim.service.outbox.Outbox;

/**
 * Tries each mail until the server has taken it for everybody, for ever: a permanent refusal too may end when somebody
 * mends the account. A process that dies between the server's yes and the database's sends that one mail again.
 */
@Service
class SendMails {

    private static final Logger log = LoggerFactory.getLogger(SendMails.class);
    private static final String CHANNEL = "mail";

    private final Mails mails;
    private final Smtp smtp;
    private final Outbox outbox;
    private final TransactionOperations transactions;
    private final MailProperties settings;
    private final Clock clock;
    private final MeterRegistry meters;

    SendMails(
            Mails mails,
            Smtp smtp,
            Outbox outbox,
            TransactionOperations transactions,
            MailProperties settings,
            Clock clock,
            MeterRegistry meters) {
        this.mails = mails;
        this.smtp = smtp;
        this.outbox = outbox;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
        this.meters = meters;
    }

    /** All that is due, over one connection. While the server is away, one mail a call is tried. */
    void sendDue() {
        if (settings.recipients().isEmpty()) {
            return;
        }
        try (var line = smtp.line()) {
            for (var due = mails.claim(); due.isPresent(); due = mails.claim()) {
                send(due.get(), line);
            }
        } catch (MailServerAway away) {
            log.atWarn().log("the mail server is away; mails wait");
        }
    }

    private void send(Mail mail, SmtpLine line) throws MailServerAway {
        try {
            settle(mail, line.send(mail, mail.addressees(settings.recipients())));
        } catch (MailServerAway away) {
            settle(mail, new Delivery(List.of(), away.words()));
            throw away;
        }
    }

    private void settle(Mail mail, Delivery delivery) {
        var refusal = delivery.refusal();
        if (refusal != null) {
            failed(mail, delivery, refusal);
        } else if (mail.isLastWord()) {
            sent(mail, delivery);
        } else {
            transactions.executeWithoutResult(_ -> {
                mails.keep(mail, delivery.takenFor(), null, nextAttempt(mail));
                tellOf(mail, delivery.takenFor());
            });
            count(mail, "partly", Level.INFO);
        }
    }

    private void sent(Mail mail, Delivery delivery) {
        transactions.executeWithoutResult(_ -> {
            mails.sent(mail, delivery.takenFor());
            tellOf(mail, delivery.takenFor());
        });
        count(mail, "sent", Level.INFO);
    }

    private void failed(Mail mail, Delivery delivery, String refusal) {
        var next = nextAttempt(mail);
        transactions.executeWithoutResult(_ -> {
            mails.keep(mail, delivery.takenFor(), refusal, next);
            tellOf(mail, delivery.takenFor());
            mail.addressees(settings.recipients()).stream()
                    .filter(recipient -> !delivery.takenFor().contains(recipient))
                    .forEach(recipient -> outbox.add(new NoticeFailed(
                            noticeId(mail, recipient),
                            mail.incidentId(),
                            NoticeKind.valueOf(mail.kind().name()),
                            recipient,
                            CHANNEL,
                            mail.attempts(),
                            refusal,
                            false,
                            next)));
        });
        count(mail, "failed", Level.WARN);
    }

    private void tellOf(Mail mail, List<String> takenFor) {
        takenFor.forEach(recipient -> outbox.add(new NoticeSent(
                noticeId(mail, recipient),
                mail.incidentId(),
                NoticeKind.valueOf(mail.kind().name()),
                recipient,
                CHANNEL,
                mail.messageId(),
                mail.attempts())));
    }

    private static UUID noticeId(Mail mail, String recipient) {
        return UUID.nameUUIDFromBytes((mail.messageId() + recipient).getBytes(UTF_8));
    }

    private Instant nextAttempt(Mail mail) {
        var random = ThreadLocalRandom.current().nextDouble();
        return clock.instant().plus(settings.retry().after(mail.attempts(), random));
    }

    private void count(Mail mail, String outcome, Level level) {
        meters.counter("tuniclaim.notifier.mails.attempted").increment();
        meters.counter("tuniclaim.notifier.mails", "outcome", outcome).increment();
        log.atLevel(level)
                .addKeyValue("incidentId", mail.incidentId())
                .addKeyValue("messageId", mail.messageId())
                .addKeyValue("attempts", mail.attempts())
                .addKeyValue("outcome", outcome)
                .log("a mail was tried");
    }
}
