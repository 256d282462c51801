package tn.ars.tuniclaim.dashboard.story;

import org.jspecify.annotations.Nullable;

/** Which rows tell of a bordereau or of one bulletin, as a condition on the columns {@code bordereau} and {@code bulletin}. */
public final class About {

    private static final String ALL = "bordereau = :bordereau and :bulletin::text is null";

    /** Two looks into an index instead of one at every row of the bordereau. */
    private static final String ONE =
            "(bordereau = :bordereau and bulletin = :bulletin or bordereau = :bordereau and bulletin is null)";

    private About() {}

    /** @param bulletin null: of all bulletins; otherwise of this one, with what concerns the whole bordereau */
    public static String where(@Nullable String bulletin) {
        return bulletin == null ? ALL : ONE;
    }
}
