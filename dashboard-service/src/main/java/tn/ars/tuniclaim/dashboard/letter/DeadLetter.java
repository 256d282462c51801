package tn.ars.tuniclaim.dashboard.topic;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record that was set aside, and where it is.
 *
 * @param topic of the dead letters
 * @param factId null where it was no event
 * @param reason in English, never with a value
 * @param cameFrom partition and offset of the record itself, where it could not be read
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
        Instant setAsideAt) {

    public LetterPlace place() {
        return new LetterPlace(topic, partition, offset);
    }
}
