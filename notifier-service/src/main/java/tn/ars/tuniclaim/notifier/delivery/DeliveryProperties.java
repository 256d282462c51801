package tn.ars.tuniclaim.notifier.delivery;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import tn.ars.tuniclaim.notifier.notice.Addresses;

/**
 * @param from the plain address that the SMTP account may send as
 * @param connections to the mail server at once
 * @param retry pauses between attempts
 * @param fallback the account that is tried when the first one fails; none without a host
 * @param webhooks by the name that the routes use
 */
@ConfigurationProperties("notifier")
record DeliveryProperties(
        @DefaultValue("alerts@ars.local") String from,
        @DefaultValue("3") int connections,
        @DefaultValue Retry retry,
        @DefaultValue Fallback fallback,
        @DefaultValue Map<String, Webhook> webhooks) {

    DeliveryProperties {
        Addresses.require(from);
        webhooks = Map.copyOf(webhooks);
    }

    /** What {@code from} has after the at sign; it names the list. */
    String host() {
        return from.substring(from.lastIndexOf('@') + 1);
    }

    /**
     * @param first the pause after the first attempt; it doubles after each
     * @param longest what it grows to
     * @param refused the pause after a refusal for good
     * @param lease how long an attempt may take, with writing what came of it, before another instance tries
     */
    record Retry(
            @DefaultValue("5s") Duration first,
            @DefaultValue("15m") Duration longest,
            @DefaultValue("1h") Duration refused,
            @DefaultValue("5m") Duration lease) {

        private static final int MAX_DOUBLINGS = 20;

        /** What is left of the lease is for writing what came of it. */
        Duration longestAttempt() {
            return lease.multipliedBy(4).dividedBy(5);
        }

        /** @param random from 0 to 1; spreads the pause over its second half */
        Duration after(int attempts, double random) {
            var doublings = Math.clamp(attempts - 1L, 0, MAX_DOUBLINGS);
            var pause = Math.min(first.toMillis() << doublings, longest.toMillis());
            return Duration.ofMillis(Math.round(pause * (1 + random) / 2));
        }
    }

    /** @param security how the connection is kept from others: from the start on, after STARTTLS, or not at all */
    record Fallback(
            @DefaultValue("") String host,
            @DefaultValue("465") int port,
            @DefaultValue("TLS") Security security,
            @Nullable String username,
            @Nullable String password) {

        @Override
        public String toString() {
            return "Fallback[" + host + ":" + port + "]";
        }
    }

    enum Security {
        TLS,
        STARTTLS,
        NONE
    }

    /** @param url may hold a secret: from the environment alone */
    record Webhook(URI url, @DefaultValue("JSON") Format format) {

        Webhook {
            if (url.getHost() == null || !("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
                throw new IllegalArgumentException(
                        "the url of a webhook must begin with http:// or https:// and a host");
            }
        }

        @Override
        public String toString() {
            return "Webhook[" + url.getHost() + "]";
        }
    }

    enum Format {
        /** For programs of one's own. */
        JSON,
        /** Slack, Mattermost and their like. */
        CHAT,
        /** Microsoft Teams, by one of its workflows. */
        TEAMS
    }
}
