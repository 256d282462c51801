package tn.ars.tuniclaim.notifier.delivery;

/** What came of one attempt. */
sealed interface Answer {

    /** By which channel it went, or was to go. */
    String channel();

    /** The other side has it. */
    record Taken(String channel) implements Answer {}

    /**
     * The other side decided against this notice.
     *
     * @param forGood it says that it never will take it
     */
    record Refused(String channel, String words, boolean forGood) implements Answer {}

    /** Nothing can be handed over there now, whatever it says. */
    record Away(String channel, String words) implements Answer {}
}
