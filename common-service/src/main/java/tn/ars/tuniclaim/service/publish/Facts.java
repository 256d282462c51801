package tn.ars.tuniclaim.service.publish;

import java.net.URI;
import java.time.Clock;
import tn.ars.tuniclaim.event.Event;
import tn.ars.tuniclaim.event.Fact;

/** Makes facts of what this service says: its name as source, the clock's time, a new id. Thread-safe. */
public final class Facts {

    private final Clock clock;
    private final URI source;

    Facts(Clock clock, String service) {
        this.clock = clock;
        this.source = URI.create("/ars/" + service);
    }

    /** For what may be said more than once and is one fact all the same. */
    public <E extends Event> Fact<E> of(E event, String id) {
        return new Fact<>(id, clock.instant(), source, event);
    }

    public <E extends Event> Fact<E> of(E event) {
        return Fact.of(event, clock.instant(), source);
    }
}
