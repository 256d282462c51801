package tn.ars.tuniclaim.dashboard.access;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** What a person may do. */
public enum Right {
    /** See the state of everything. */
    VIEW,
    /** See what bordereaux and bulletins say, with personal and medical data. */
    VIEW_CONTENT,
    /** Start and cancel runs, pause and resume what goes on by itself, look after incidents. */
    OPERATE,
    /** Tell the partner of a status or a payment. */
    PUSH,
    /** Send again what was refused or set aside, or give it up. */
    RESEND,
    /** Say who is told of what; see who did what, and how the system does inside. */
    ADMINISTER;

    GrantedAuthority authority() {
        return new SimpleGrantedAuthority(name());
    }

    public boolean isHeldBy(Authentication account) {
        return account.getAuthorities().stream().anyMatch(held -> name().equals(held.getAuthority()));
    }
}
