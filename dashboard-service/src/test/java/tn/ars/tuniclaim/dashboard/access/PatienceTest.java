package tn.ars.tuniclaim.dashboard.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

class PatienceTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-05T08:00:00Z"));
    private final Patience patience = new Patience(new OnlyRight(), now::get);

    @Test
    void ends_with_who_guesses() {
        guess(5);
        assertThatExceptionOfType(Closed.class)
                .isThrownBy(() -> patience.authenticate(attempt("amira", "right", "10.0.0.1")));
    }

    @Test
    void says_for_how_long_it_has_ended() {
        guess(5);
        now.updateAndGet(it -> it.plusMillis(18_500));
        assertThatExceptionOfType(Closed.class)
                .isThrownBy(() -> patience.authenticate(attempt("amira", "right", "10.0.0.1")))
                .satisfies(closed -> assertThat(closed.seconds()).isEqualTo(42));
    }

    @Test
    void says_so_of_the_attempt_with_which_it_ends_and_of_none_before() {
        guess(4);
        assertThatExceptionOfType(BadCredentialsException.class)
                .isThrownBy(() -> patience.authenticate(attempt("amira", "wrong", "10.0.0.1")))
                .satisfies(fifth -> assertThat(Closed.by(fifth)).isNotNull());
        assertThatExceptionOfType(BadCredentialsException.class)
                .isThrownBy(() -> patience.authenticate(attempt("karim", "wrong", "10.0.0.1")))
                .satisfies(first -> assertThat(Closed.by(first)).isNull());
    }

    @Test
    void begins_again_after_a_minute() {
        guess(5);
        now.updateAndGet(it -> it.plus(Duration.ofSeconds(60)));
        assertThat(patience.authenticate(attempt("amira", "right", "10.0.0.1"))).isNotNull();
    }

    @Test
    void leaves_others_alone() {
        guess(5);
        assertThat(patience.authenticate(attempt("amira", "right", "10.0.0.2"))).isNotNull();
        assertThat(patience.authenticate(attempt("karim", "right", "10.0.0.1"))).isNotNull();
    }

    @Test
    void forgets_wrong_passwords_once_the_right_one_came() {
        guess(4);
        patience.authenticate(attempt("amira", "right", "10.0.0.1"));
        guess(4);
        assertThat(patience.authenticate(attempt("Amira", "right", "10.0.0.1"))).isNotNull();
    }

    @Test
    void tries_no_more_of_many_guesses_that_come_at_once() {
        var crowd = new Crowd(6);
        var crowded = new Patience(crowd, now::get);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < 30; i++) {
                threads.execute(() -> crowded.authenticate(attempt("amira", "wrong", "10.0.0.1")));
            }
        }
        assertThat(crowd.tried).hasValue(5);
    }

    private void guess(int times) {
        for (var i = 0; i < times; i++) {
            assertThatExceptionOfType(BadCredentialsException.class)
                    .isThrownBy(() -> patience.authenticate(attempt("amira", "wrong", "10.0.0.1")));
        }
    }

    private static Authentication attempt(String account, String password, String address) {
        var attempt = UsernamePasswordAuthenticationToken.unauthenticated(account, password);
        attempt.setDetails(new WebAuthenticationDetails(address, null));
        return attempt;
    }

    /** Looks at no password before so many have come, or a moment has gone by. */
    private static final class Crowd implements AuthenticationProvider {

        final AtomicInteger tried = new AtomicInteger();
        private final CountDownLatch all;

        Crowd(int size) {
            all = new CountDownLatch(size);
        }

        @Override
        public Authentication authenticate(Authentication attempt) {
            tried.incrementAndGet();
            all.countDown();
            try {
                var together = all.await(50, TimeUnit.MILLISECONDS);
                throw new BadCredentialsException("wrong, together with others: " + together);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
        }

        @Override
        public boolean supports(Class<?> authentication) {
            return true;
        }
    }

    private static final class OnlyRight implements AuthenticationProvider {
        @Override
        public Authentication authenticate(Authentication attempt) {
            if ("right".equals(attempt.getCredentials())) {
                return attempt;
            }
            throw new BadCredentialsException("wrong");
        }

        @Override
        public boolean supports(Class<?> authentication) {
            return true;
        }
    }
}
