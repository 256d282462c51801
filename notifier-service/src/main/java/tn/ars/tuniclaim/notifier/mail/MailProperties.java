package tn.ars.tuniclaim.notifier.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param recipients plain addresses; without any, mails are kept until there is one
 * @param from the plain address that the SMTP account may send as
 * @param retry pauses between attempts
 */
@ConfigurationProperties("notifier")
record MailProperties(
        @DefaultValue List<String> recipients,
        @DefaultValue("alerts@ars.local") String from,
        @DefaultValue("http://localhost:8080") URI dashboardUrl,
        @DefaultValue("fr") Language language,
        @DefaultValue Retry retry) {

    MailProperties {
        recipients = List.copyOf(recipients);
        Stream.concat(recipients.stream(), Stream.of(from)).forEach(MailProperties::requireAddress);
    }

    /** What {@code from} has after the at sign; it names our mails. */
    String host() {
        return from.substring(from.lastIndexOf('@') + 1);
    }

    private static void requireAddress(String address) {
        try {
            if (new InternetAddress(address, true).getAddress().equals(address) && address.contains("@")) {
                return;
            }
        } catch (AddressException malformed) {
            throw new IllegalArgumentException("'" + address + "' is not a mail address", malformed);
        }
        throw new IllegalArgumentException("'" + address + "' is not a plain mail address such as ops@ars.tn");
    }

    enum Language {
        FR,
        EN;

        Locale locale() {
            return Locale.of(name());
        }
    }

    /**
     * @param first the pause after the first attempt; it doubles after each
     * @param longest what it grows to
     * @param lease how long an attempt may take before another instance tries
     */
    record Retry(
            @DefaultValue("5s") Duration first,
            @DefaultValue("15m") Duration longest,
            @DefaultValue("5m") Duration lease) {

        private static final int MAX_DOUBLINGS = 20;

        /** @param random from 0 to 1; spreads the pause over its second half */
        Duration after(int attempts, double random) {
            var doublings = Math.clamp(attempts - 1L, 0, MAX_DOUBLINGS);
            var pause = Math.min(first.toMillis() << doublings, longest.toMillis());
            return Duration.ofMillis(Math.round(pause * (1 + random) / 2));
        }
    }
}
