package tn.ars.tuniclaim.pusher.partner;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.claim.BordereauReference;

/** Whose failures tell of the partner, and not just of a bordereau. Thread-safe. */
@Component
class FailingBordereaux {

    /** So many in a row that fail are the partner's failure, even while too few for the breaker. */
    private static final int SEVERAL = 3;

    private final Duration window;
    private final Clock clock;
    /** Those whose failure counted a moment ago. */
    private final Map<BordereauReference, Instant> counted = new ConcurrentHashMap<>();
    /** Those that were given up for now since the partner last dealt with a change. */
    private final Set<BordereauReference> givenUp = ConcurrentHashMap.newKeySet();

    FailingBordereaux(PartnerProperties settings, Clock clock) {
        this.window = settings.breakerWindow();
        this.clock = clock;
    }

    /** True once in a while for each. */
    boolean isNews(BordereauReference bordereau) {
        var now = clock.instant();
        counted.values().removeIf(then -> then.isBefore(now.minus(window)));
        return counted.putIfAbsent(bordereau, now) == null;
    }

    void gaveUp(BordereauReference bordereau) {
        givenUp.add(bordereau);
    }

    void partnerDealtWithOne() {
        if (!givenUp.isEmpty()) {
            givenUp.clear();
        }
    }

    boolean isAny() {
        return !givenUp.isEmpty();
    }

    boolean areSeveral() {
        return givenUp.size() >= SEVERAL;
    }
}
