package tn.ars.tuniclaim.pusher.change;

/**
 * Calls that were made for a change.
 *
 * @param made all of them
 * @param unanswered those that the partner may have received, although it gave no answer
 */
public record Calls(int made, int unanswered) {

    public static final Calls NONE = new Calls(0, 0);

    /** The partner answered each of them. */
    public static Calls answered(int made) {
        return new Calls(made, 0);
    }

    public Calls plus(Calls further) {
        return new Calls(made + further.made, unanswered + further.unanswered);
    }
}
