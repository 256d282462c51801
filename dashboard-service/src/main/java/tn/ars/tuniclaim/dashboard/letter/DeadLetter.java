package tn.ars.tuniclaim.dashboard.letter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.dashboard.record.RecordPlace;

/**
 * A record that was set aside, and where it is.
 *
 * @param topic of the dead letters
 * @param factId null where it was no event
 * @param reason in English, never with a value
 * @param cameFrom partition and offset of the record itself, where it could not be read
 * @param leftOut the size of a value that was too large to be kept; null where it is there
 * @param hindrance why it cannot be put back where it came from; null where it can
 */
public record DeadLetter(
        String topic,
        int partition,
        long offset,
        @Nullable String key,
        @Nullable String factId,
        @Nullable String type,
        String reason,
        @Nullable String service,
        @Nullable String cameFrom,
        int bytes,
        @Nullable Integer leftOut,
        Instant setAsideAt,
        @Nullable Instant putBackAt,
        @Nullable String putBackBy,
        @Nullable Hindrance hindrance) {

    /** False where what the record came under cannot be typed, and so not be searched for. */
    public boolean canBeSearched() {
        return key != null && key.codePoints().noneMatch(Character::isISOControl);
    }

    public RecordPlace place() {
        return new RecordPlace(topic, partition, offset);
    }
}
