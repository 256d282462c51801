package tn.ars.tuniclaim.dashboard.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.dashboard.rows.Mark;

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

    /** As the stores take it. */
    static <T> @Nullable Mark<T> mark(@Nullable String text, Function<String, T> id) {
        var cursor = of(text);
        try {
            return cursor == null ? null : new Mark<>(cursor.at(), id.apply(cursor.id()));
        } catch (IllegalArgumentException notOurs) {
            throw ApiProblem.invalid("cursor", "cursor");
        }
    }

    String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((at + " " + id).getBytes(UTF_8));
    }
}
