package tn.ars.tuniclaim.dashboard.story;

import org.jspecify.annotations.Nullable;

/**
 * Which rows tell of a bordereau or of one bulletin, as a condition on the columns {@code bordereau} and {@code bulletin} that an index
 * on the two answers.
 */
public final class About {

    private static final String ALL = "bordereau = :bordereau";

    /** Two looks into an index instead of one at every row of the bordereau. */
    private static final String ONE =
            "(bordereau = :bordereau and bulletin = :bulletin or bordereau = :bordereau and bulletin is null)";

    private About() {}

    /** @param bulletin null: of the bordereau as a whole alone; otherwise of this one alone */
    public static String just(@Nullable String bulletin) {
        return bulletin == null
                ? "bordereau = :bordereau and bulletin is null"
                : "bordereau = :bordereau and bulletin = :bulletin";
    }

    /** @param bulletin null: of all bulletins; otherwise of this one, with what concerns the whole bordereau */
    public static String where(@Nullable String bulletin) {
        return bulletin == null ? ALL : ONE;
    }
}
