package tn.ars.tuniclaim.dashboard.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tn.ars.tuniclaim.dashboard.access.Caller;
import tn.ars.tuniclaim.dashboard.access.Closed;
import tn.ars.tuniclaim.dashboard.access.TurnedAway;

/**
 * Notes who signed in at the pages and who left, every wrong password at whatever door, with the name that was given, and every
 * sign-in and token that the issuer does not stand for; never a password or a token. Since strangers can make as many of these lines as
 * they like, and lines are kept for ever, they are rationed, each kind by itself: a flood of one hides no other.
 */
@Component
class SignInListener {

    private static final Logger log = LoggerFactory.getLogger(SignInListener.class);

    private static final int FAILURES_PER_MINUTE = 120;
    private static final int LONGEST_NAME = 100;

    /** The account is closed to that address from then on, for a minute. */
    private static final String CLOSED = "CLOSED";

    private final Audit audit;
    private final Ration passwords;
    private final Ration tokens;
    private final Ration signInsElsewhere;

    SignInListener(Audit audit, Clock clock) {
        this.audit = audit;
        this.passwords = new Ration(FAILURES_PER_MINUTE, clock);
        this.tokens = new Ration(FAILURES_PER_MINUTE, clock);
        this.signInsElsewhere = new Ration(FAILURES_PER_MINUTE, clock);
    }

    /** Whoever cannot be noted is not let in. */
    @EventListener
    void on(InteractiveAuthenticationSuccessEvent signedIn) {
        var request = request();
        try {
            audit.viewed(deed(signedIn.getAuthentication().getName(), Action.SIGNED_IN, request));
        } catch (DataAccessException | TransactionException failure) {
            request.getSession().invalidate();
            throw failure;
        }
    }

    /** What came with it is not noted: anybody may have written it. */
    @EventListener
    void on(TurnedAway stranger) {
        var subject = Subject.of("issuer").with("why", stranger.why()).inWords();
        var caller = Caller.named(stranger.account(), stranger.request());
        switch (stranger.with()) {
            case TOKEN -> noteFailure(tokens, new Deed(caller, Action.TOKEN_REFUSED, subject), null);
            case SIGN_IN -> noteFailure(signInsElsewhere, new Deed(caller, Action.SIGN_IN_FAILED, subject), null);
        }
    }

    /** While an account is closed to an address nothing is tried, and nothing told: the line of the attempt that closed it says so. */
    @EventListener
    void on(AbstractAuthenticationFailureEvent failed) {
        var attempt = failed.getAuthentication();
        if (attempt instanceof UsernamePasswordAuthenticationToken) {
            var detail = Closed.by(failed.getException()) == null ? null : CLOSED;
            noteFailure(passwords, deed(legible(attempt.getName()), Action.SIGN_IN_FAILED, request()), detail);
        }
    }

    private void noteFailure(Ration ration, Deed deed, @Nullable String detail) {
        if (ration.take()) {
            noteIfPossible(() -> audit.during(deed, () -> "", _ -> Ending.refused(detail)));
        } else {
            log.atWarn().addKeyValue("action", deed.action()).log("more strangers come than are noted in the audit");
        }
    }

    @EventListener
    void on(LogoutSuccessEvent signedOut) {
        var deed = deed(signedOut.getAuthentication().getName(), Action.SIGNED_OUT, request());
        noteIfPossible(() -> audit.viewed(deed));
    }

    /** Nobody is kept in, and nobody let in, because it cannot be noted. */
    private static void noteIfPossible(Runnable note) {
        try {
            note.run();
        } catch (DataAccessException | TransactionException failure) {
            log.atError()
                    .addKeyValue("failure", failure.getClass().getName())
                    .log("a sign-in that failed or a sign-out could not be noted in the audit");
        }
    }

    private static Deed deed(String account, Action action, HttpServletRequest request) {
        return new Deed(Caller.named(account, request), action, "");
    }

    /** What a stranger typed. */
    private static String legible(String name) {
        return name.codePoints()
                .filter(character -> !Character.isISOControl(character) && Character.isDefined(character))
                .limit(LONGEST_NAME)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static HttpServletRequest request() {
        return ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
    }
}
