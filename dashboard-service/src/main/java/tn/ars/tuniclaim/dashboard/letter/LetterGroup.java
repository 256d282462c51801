package tn.ars.tuniclaim.dashboard.letter;

/**
 * Dead letters of one topic that were set aside for one reason, and that can be put back.
 *
 * @param topic of the dead letters
 */
public record LetterGroup(String topic, String reason, long letters) {}
