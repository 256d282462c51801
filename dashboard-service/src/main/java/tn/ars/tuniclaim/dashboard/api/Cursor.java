package tn.ars.tuniclaim.dashboard.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Where a page ends and the next one begins: opaque to callers, who hand it back as it was. */
record Cursor(Instant at, String id) {

    static @Nullable Cursor of(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            var parts = new String(Base64.getUrlDecoder().decode(text), UTF_8).split(" ", 2);
            var cursor = new Cursor(Instant.parse(parts[0]), parts[parts.length - 1]);
            if (Times.isSensible(cursor.at())) {
                return cursor;
            }
        } catch (IllegalArgumentException | DateTimeException notOurs) {
            throw ApiProblem.invalid("cursor", "cursor");
        }
        throw ApiProblem.invalid("cursor", "cursor");
    }

    String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((at + " " + id).getBytes(UTF_8));
    }
}
