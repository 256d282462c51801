package tn.ars.tuniclaim.dashboard.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/**
 * Ends with whoever guesses passwords: after five wrong ones for an account from an address, that address has to wait a
 * minute for that account; others do not. Thread-safe.
 */
class Patience implements AuthenticationProvider {

    private static final int WRONG_ALLOWED = 5;
    private static final Duration WAIT = Duration.ofMinutes(1);
    private static final int REMEMBERED = 10_000;
    private static final int TURNS = 256;

    private final AuthenticationProvider passwords;
    private final InstantSource clock;
    private final Object[] turns = Stream.generate(Object::new).limit(TURNS).toArray();
    private final Map<String, Failures> failures = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > REMEMBERED;
        }
    };

    Patience(AuthenticationProvider passwords, InstantSource clock) {
        this.passwords = passwords;
        this.clock = clock;
    }

    @Override
    public @Nullable Authentication authenticate(Authentication attempt) {
        var who = attempt.getName().toLowerCase(Locale.ROOT) + " " + address(attempt);
        // One after the other: of many at once, each would pass before the first is counted.
        synchronized (turns[Math.floorMod(who.hashCode(), turns.length)]) {
            return inTurn(who, attempt);
        }
    }

    private @Nullable Authentication inTurn(String who, Authentication attempt) {
        if (failuresOf(who).count >= WRONG_ALLOWED) {
            throw new LockedException("too many wrong passwords; wait a minute");
        }
        try {
            var account = passwords.authenticate(attempt);
            forget(who);
            return account;
        } catch (BadCredentialsException wrong) {
            count(who);
            throw wrong;
        }
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return passwords.supports(authentication);
    }

    private synchronized Failures failuresOf(String who) {
        var known = failures.get(who);
        return known == null || known.since.plus(WAIT).isBefore(clock.instant())
                ? new Failures(0, clock.instant())
                : known;
    }

    private synchronized void count(String who) {
        failures.put(who, new Failures(failuresOf(who).count + 1, clock.instant()));
    }

    private synchronized void forget(String who) {
        failures.remove(who);
    }

    private static @Nullable String address(Authentication attempt) {
        return attempt.getDetails() instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : null;
    }

    private record Failures(int count, Instant since) {}
}
