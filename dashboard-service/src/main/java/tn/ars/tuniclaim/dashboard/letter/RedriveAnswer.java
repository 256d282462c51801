package tn.ars.tuniclaim.dashboard.letter;

/** What came of asking that dead letters be put back. */
public sealed interface RedriveAnswer {

    /**
     * @param putBack by this request
     * @param gone Kafka keeps them no more, or does not take them again
     * @param remaining of the same topic and reason: those beyond what one request puts back, or that came since
     */
    record Redriven(long putBack, long gone, long remaining) implements RedriveAnswer {}

    /** It is not to be put back, or not this way. */
    record Hindered(Hindrance hindrance) implements RedriveAnswer {}

    /** No such letter is known, or no more. */
    record Unknown() implements RedriveAnswer {}

    /** Not as many as were counted: somebody should look again. */
    record CountedOtherwise(long letters) implements RedriveAnswer {}
}
