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
        var before = failuresOf(who);
        if (before.areTooMany()) {
            throw new Closed(Duration.between(clock.instant(), before.end()));
        }
        try {
            var account = passwords.authenticate(attempt);
            forget(who);
            return account;
        } catch (BadCredentialsException wrong) {
            throw count(who).areTooMany()
                    ? new BadCredentialsException("wrong for too often", new Closed(WAIT))
                    : wrong;
        }
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return passwords.supports(authentication);
    }

    private synchronized Failures failuresOf(String who) {
        var known = failures.get(who);
        return known == null || !clock.instant().isBefore(known.end()) ? new Failures(0, clock.instant()) : known;
    }

    private synchronized Failures count(String who) {
        var now = new Failures(failuresOf(who).count + 1, clock.instant());
        failures.put(who, now);
        return now;
    }

    private synchronized void forget(String who) {
        failures.remove(who);
    }

    private static @Nullable String address(Authentication attempt) {
        return attempt.getDetails() instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : null;
    }

    private record Failures(int count, Instant since) {

        boolean areTooMany() {
            return count >= WRONG_ALLOWED;
        }

        Instant end() {
            return since.plus(WAIT);
        }
    }
}
