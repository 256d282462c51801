package tn.ars.tuniclaim.dashboard.story;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words of a step, put together. Not thread-safe. */
public final class Said {

    public static final String STATUS = "status";
    public static final String OLD_STATUS = "oldStatus";
    public static final String KIND = "kind";
    public static final String BY = "by";
    public static final String MONTANT = "montant";
    public static final String VIREMENT = "virement";
    public static final String RUN = "run";
    public static final String ATTEMPTS = "attempts";
    public static final String TOOK_MILLIS = "tookMillis";
    public static final String REASON = "reason";
    public static final String WHY = "why";
    public static final String NEXT = "next";
    public static final String HTTP_STATUS = "httpStatus";
    public static final String NEWER = "newer";
    public static final String FIELD = "field";
    public static final String BULLETINS = "bulletins";

    public static final String PARTNER_WORD = "partnerWord";
    public static final String INCIDENT = "incident";
    public static final String NOTICE = "notice";

    /** The partner's or a program's own words, which may be about persons: only for those who may see contents. */
    public static final String ANSWER = "answer";

    private final Map<String, String> words = new HashMap<>();

    public Said with(String name, @Nullable Object value) {
        if (value != null) {
            words.put(name, String.valueOf(value));
        }
        return this;
    }

    public Map<String, String> words() {
        return words;
    }
}
