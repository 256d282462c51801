package tn.ars.tuniclaim.dashboard.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.dashboard.access.Caller;
import tn.ars.tuniclaim.dashboard.repetition.KeyedCall;
import tn.ars.tuniclaim.dashboard.repetition.KeyedCalls;

/**
 * The id of what a call asks for: under the same key always the same one, so that a call repeated is one request. A key is valid
 * for one account and one call with its path, and there stands for one body.
 */
@Component
class Ids {

    static final String HEADER = "Idempotency-Key";

    private static final String VISIBLE_ASCII = "[!-~]{1,128}";

    private final KeyedCalls keyedCalls;
    private final Clock clock;

    Ids(KeyedCalls keyedCalls, Clock clock) {
        this.keyedCalls = keyedCalls;
        this.clock = clock;
    }

    UUID of(Caller caller, String call, @Nullable String key, Object body) {
        if (key == null) {
            return UUID.randomUUID();
        }
        if (!key.matches(VISIBLE_ASCII)) {
            throw ApiProblem.invalid(HEADER, "key");
        }
        var id = UUID.nameUUIDFromBytes(
                String.join("\n", caller.account(), call, key).getBytes(UTF_8));
        var mine = new KeyedCall(id.toString(), fingerprint(body), clock.instant());
        if (!keyedCalls.first(mine).fingerprint().equals(mine.fingerprint())) {
            throw new ApiProblem(HttpStatus.UNPROCESSABLE_CONTENT, HEADER, "key_taken");
        }
        return id;
    }

    private static String fingerprint(Object body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Reading.canonical(body)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
