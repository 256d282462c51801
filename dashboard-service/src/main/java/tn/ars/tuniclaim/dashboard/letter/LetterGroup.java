package tn.ars.tuniclaim.dashboard.letter;

import java.util.Objects;

/**
 * Dead letters of one topic that were set aside for one reason, and that can be put back.
 *
 * @param topic of the dead letters
 */
public record LetterGroup(String topic, String reason, long letters) {

    /** The same for the same letters, however many there are, and one that an element of a page can have. */
    public String name() {
        return "back-" + Integer.toHexString(Objects.hash(topic, reason));
    }
}
