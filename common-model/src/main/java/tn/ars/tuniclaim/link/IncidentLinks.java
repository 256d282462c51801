package tn.ars.tuniclaim.link;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs and checks {@code /incidents/{id}?do=acknowledge&until=<seconds since 1970>&signature=<HMAC-SHA256, base64url>}. The
 * notifier signs, the dashboard checks; both have the key from the environment. Thread-safe.
 */
public final class IncidentLinks {

    /** Fewer could be guessed. */
    private static final int SHORTEST_KEY = 16;

    private static final String ALGORITHM = "HmacSHA256";
    private static final String FORMAT = "incident-link.v1";

    private final SecretKeySpec key;

    /** @param key any text of at least 16 bytes */
    public IncidentLinks(String key) {
        var bytes = key.getBytes(UTF_8);
        if (bytes.length < SHORTEST_KEY) {
            throw new IllegalArgumentException("the key of incident links must have at least 16 bytes");
        }
        this.key = new SecretKeySpec(bytes, ALGORITHM);
    }

    /** What a link asks for. */
    public enum Action {
        ACKNOWLEDGE,
        /** For as long as the incident lasts. */
        SILENCE;

        /** As in the link. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        private static Optional<Action> of(String word) {
            for (var action : values()) {
                if (action.word().equals(word)) {
                    return Optional.of(action);
                }
            }
            return Optional.empty();
        }
    }

    /** Path and query, to be put behind the dashboard's address. */
    public String path(UUID incidentId, Action action, Instant until) {
        var seconds = until.getEpochSecond();
        return "/incidents/%s?do=%s&until=%d&signature=%s"
                .formatted(incidentId, action.word(), seconds, signature(incidentId, action, seconds));
    }

    /**
     * What the link asks for; empty when the signature is not ours or its time is over.
     *
     * @param word the parameter {@code do}
     * @param until the parameter of that name
     */
    public Optional<Action> check(UUID incidentId, String word, long until, String signature, Instant now) {
        return Action.of(word)
                .filter(action -> isOurs(signature, signature(incidentId, action, until)))
                .filter(_ -> isBefore(now, until));
    }

    /** The time that it takes says nothing of how much was right. */
    private static boolean isOurs(String given, String ours) {
        return MessageDigest.isEqual(given.getBytes(UTF_8), ours.getBytes(UTF_8));
    }

    private static boolean isBefore(Instant now, long until) {
        try {
            return now.isBefore(Instant.ofEpochSecond(until));
        } catch (DateTimeException outOfRange) {
            return false;
        }
    }

    private String signature(UUID incidentId, Action action, long until) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            var signed = String.join("\n", FORMAT, incidentId.toString(), action.word(), Long.toString(until));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(signed.getBytes(UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, impossible);
        }
    }
}
