package tn.ars.tuniclaim.pusher.partner;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.pusher.change.Change;

/** The partner, as far as people let us speak to it. */
@Primary
@Component
class PausablePartner implements Partner {

    private final HttpPartner partner;
    private final Flow flow;

    PausablePartner(HttpPartner partner, Flow flow) {
        this.partner = partner;
        this.flow = flow;
    }

    @Override
    public Answer tell(Change change, String path, Runnable beforeEachCall) {
        return partner.tell(change, path, () -> {
            if (flow.isPaused()) {
                throw new PartnerUnavailable("a person has paused the pusher");
            }
            beforeEachCall.run();
        });
    }

    @Override
    public boolean isAvailable() {
        return !flow.isPaused() && partner.isAvailable();
    }

    @Override
    public Condition condition() {
        return partner.condition();
    }

    @Override
    public Duration longestCall() {
        return partner.longestCall();
    }

    @Override
    public @Nullable Instant lastAnswered() {
        return partner.lastAnswered();
    }
}
