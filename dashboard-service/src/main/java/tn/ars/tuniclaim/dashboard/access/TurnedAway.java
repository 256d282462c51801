package tn.ars.tuniclaim.dashboard.access;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Somebody for whom the issuer should speak was not let in. Nothing of what came is in it but why: it may be about anybody.
 *
 * @param account empty where it is not known beyond doubt
 */
public record TurnedAway(With with, Why why, String account, HttpServletRequest request) {

    static TurnedAway stranger(With with, Why why, HttpServletRequest request) {
        return new TurnedAway(with, why, "", request);
    }

    /** What was to be believed. */
    public enum With {
        TOKEN,
        SIGN_IN
    }

    public enum Why {
        EXPIRED,
        EARLY,
        OTHER_ISSUER,
        OTHER_AUDIENCE,
        FORGED,
        UNREADABLE,
        NAMELESS,
        ROLELESS,
        NOT_ASKED_FOR,
        DENIED_THERE,
        OTHER
    }
}
