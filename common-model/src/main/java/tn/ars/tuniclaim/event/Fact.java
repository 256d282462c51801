package tn.ars.tuniclaim.event;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.net.URI;
import java.time.Instant;

/**
 * Something that happened, once. Two records with the same id tell of the same fact.
 *
 * @param id the idempotency key ({@code ce_id}), 1 to 128 characters
 * @param time when it happened, not when it was sent ({@code ce_time})
 * @param source who says so ({@code ce_source}), such as {@code /ars/importer-service}
 */
public record Fact<E extends Event>(String id, Instant time, URI source, E event) {

    private static final int MAX_ID_LENGTH = 128;

    /** In the order of time: whoever keeps millions by their ids writes at one end of the index, not everywhere in it. */
    private static final NoArgGenerator IDS = Generators.timeBasedEpochGenerator();

    public Fact {
        if (id.isBlank() || id.length() > MAX_ID_LENGTH) {
            throw new IllegalArgumentException("ce_id must have 1 to " + MAX_ID_LENGTH + " characters");
        }
        if (id.codePoints().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("ce_id must not have control characters in it");
        }
    }

    /** A fact told for the first time, under a new id. */
    public static <E extends Event> Fact<E> of(E event, Instant time, URI source) {
        return new Fact<>(IDS.generate().toString(), time, source, event);
    }
}
