package tn.ars.tuniclaim.notifier.mail;

import java.time.Clock;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** The mail server of {@code spring.mail}. */
@Component
class Smtp {

    private final JavaMailSenderImpl account;
    private final MailProperties settings;
    private final Clock clock;

    Smtp(JavaMailSenderImpl account, MailProperties settings, Clock clock) {
        this.account = account;
        this.settings = settings;
        this.clock = clock;
    }

    /** A connection that is made with the first mail. */
    SmtpLine line() {
        return new SmtpLine(account, settings, clock);
    }
}
