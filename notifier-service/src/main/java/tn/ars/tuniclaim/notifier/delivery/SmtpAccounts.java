package tn.ars.tuniclaim.notifier.delivery;

import java.time.Clock;
import java.util.List;
import java.util.Properties;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.notifier.delivery.DeliveryProperties.Fallback;

/** The account of {@code spring.mail}, and after it the one of {@code notifier.fallback} if there is one. */
@Component
class SmtpAccounts {

    private final List<SmtpAccount> accounts;
    private final DeliveryProperties settings;
    private final Clock clock;

    SmtpAccounts(JavaMailSenderImpl first, DeliveryProperties settings, Clock clock) {
        var main = new SmtpAccount("mail", first);
        this.accounts = settings.fallback().host().isEmpty()
                ? List.of(main)
                : List.of(main, new SmtpAccount("fallback", sender(settings.fallback(), first)));
        this.settings = settings;
        this.clock = clock;
    }

    List<SmtpAccount> all() {
        return accounts;
    }

    /** How many connections are worth it: none while every server is left alone, one to see whether one is back. */
    int connections() {
        var now = clock.instant();
        if (accounts.stream().anyMatch(account -> account.respite().isNeedless())) {
            return settings.connections();
        }
        return accounts.stream().allMatch(account -> account.respite().lastsAt(now)) ? 0 : 1;
    }

    /** Connections that are made with the first mail. */
    SmtpLines lines() {
        return new SmtpLines(
                accounts.stream().map(this::line).toList(), settings.retry().longestAttempt());
    }

    /** No server is left alone any longer. */
    void askAgain() {
        accounts.forEach(account -> account.respite().interrupt());
    }

    SmtpLine line(SmtpAccount account) {
        return new SmtpLine(account, settings, clock);
    }

    /** With the first one's timeouts and checks. */
    private static JavaMailSenderImpl sender(Fallback fallback, JavaMailSenderImpl first) {
        var properties = new Properties();
        properties.putAll(first.getJavaMailProperties());
        var security = fallback.security();
        properties.put("mail.smtp.ssl.enable", Boolean.toString(security == DeliveryProperties.Security.TLS));
        var starttls = Boolean.toString(security == DeliveryProperties.Security.STARTTLS);
        properties.put("mail.smtp.starttls.enable", starttls);
        properties.put("mail.smtp.starttls.required", starttls);
        properties.put("mail.smtp.auth", Boolean.toString(fallback.username() != null));
        var sender = new JavaMailSenderImpl();
        sender.setHost(fallback.host());
        sender.setPort(fallback.port());
        sender.setUsername(fallback.username());
        sender.setPassword(fallback.password());
        sender.setJavaMailProperties(properties);
        return sender;
    }
}
