package tn.ars.tuniclaim.dashboard.rows;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of rows ended: by time and, since many rows may have one and the same time, by what tells them apart.
 *
 * @param id of the last row
 */
public record Mark<T>(Instant at, T id) {

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    /**
     * As {@link #text} has it; null where it is not ours.
     *
     * @param id reads it, and throws an {@link IllegalArgumentException} where it is none
     */
    public static <T> @Nullable Mark<T> of(@Nullable String text, Function<String, T> id) {
        var comma = text == null ? -1 : text.indexOf(',');
        if (text == null || comma < 0) {
            return null;
        }
        try {
            var at = Instant.parse(text.substring(0, comma));
            return at.isBefore(EARLIEST) || at.isAfter(LATEST)
                    ? null
                    : new Mark<>(at, id.apply(text.substring(comma + 1)));
        } catch (DateTimeException | IllegalArgumentException notOurs) {
            return null;
        }
    }

    public static @Nullable Mark<String> ofText(@Nullable String text) {
        return of(text, id -> id);
    }

    public static @Nullable Mark<UUID> ofUuid(@Nullable String text) {
        return of(text, UUID::fromString);
    }

    public String text() {
        return at + "," + id;
    }
}
