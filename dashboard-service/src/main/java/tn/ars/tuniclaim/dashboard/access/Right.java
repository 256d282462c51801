package tn.ars.tuniclaim.dashboard.access;

import org.springframework.security.core.Authentication;

/** What a person may do. */
public enum Right {
    /** See the state of everything. */
    VIEW,
    /** See what bordereaux and bulletins say, with personal and medical data. */
    VIEW_CONTENT,
    /** Start and cancel runs. */
    OPERATE,
    /** Tell the partner of a status or a payment. */
    PUSH,
    /** Send again what was refused or set aside. */
    RESEND,
    /** Change accounts and settings. */
    ADMINISTER;

    public boolean isHeldBy(Authentication account) {
        return account.getAuthorities().stream().anyMatch(held -> name().equals(held.getAuthority()));
    }
}
