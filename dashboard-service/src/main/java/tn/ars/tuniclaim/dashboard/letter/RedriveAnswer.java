package tn.ars.tuniclaim.dashboard.letter;

/** What came of asking that dead letters be put back. */
public sealed interface RedriveAnswer {

    /**
     * @param putBack by this request
     * @param gone Kafka keeps them no more
     * @param refused their topic does not take them as they are
     * @param remaining of the same topic and reason: those beyond what one request puts back, or that came since
     */
    record Redriven(long putBack, long gone, long refused, long remaining) implements RedriveAnswer {

        static Redriven of(Redrives.Tally tally, long remaining) {
            return new Redriven(tally.putBack(), tally.gone(), tally.refused(), remaining);
        }
    }

    /** It is not to be put back, or not this way. */
    record Hindered(Hindrance hindrance) implements RedriveAnswer {}

    /** No such letter is known, or no more. */
    record Unknown() implements RedriveAnswer {}

    /** Not as many as were counted: somebody should look again. */
    record CountedOtherwise(long letters) implements RedriveAnswer {}
}
