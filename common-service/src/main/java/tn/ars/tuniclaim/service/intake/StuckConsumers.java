package tn.ars.tuniclaim.service.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tn.ars.tuniclaim.event.Alert.AlertRaised;
import tn.ars.tuniclaim.event.AlertCause;
import tn.ars.tuniclaim.service.publish.NotPublished;

/** The consumers of this instance that cannot read on, each told of by an alert. Thread-safe. */
public final class StuckConsumers {

    private static final Logger log = LoggerFactory.getLogger(StuckConsumers.class);

    /** What ends in silence must be heard of for as long as it lasts. */
    private static final Duration TOLD_FOR = Duration.ofMinutes(30);

    private static final Instant NEVER = Instant.EPOCH;

    private final Map<Thread, Stuck> stuck = new ConcurrentHashMap<>();
    private final Consumer<AlertRaised> publisher;
    private final Clock clock;

    /** @param publisher throws {@link NotPublished} when Kafka did not take the alert */
    StuckConsumers(Consumer<AlertRaised> publisher, Clock clock) {
        this.publisher = publisher;
        this.clock = clock;
    }

    /** For an operator: where each stands, why, and what to do; empty when all read on. */
    public List<String> details() {
        return stuck.values().stream().map(Stuck::detail).toList();
    }

    /** Of the consumer whose thread this is. An alert that Kafka does not take is tried again when this is called again. */
    void add(String subject, String detail) {
        var now = clock.instant();
        var before = stuck.get(Thread.currentThread());
        var toldAt = before != null
                        && before.subject().equals(subject)
                        && now.isBefore(before.toldAt().plus(TOLD_FOR))
                ? before.toldAt()
                : NEVER;
        stuck.put(Thread.currentThread(), new Stuck(subject, detail, toldAt));
        if (toldAt.equals(NEVER) && tell(new AlertRaised(AlertCause.RECORD_UNREADABLE, subject, detail, null))) {
            stuck.put(Thread.currentThread(), new Stuck(subject, detail, now));
        }
    }

    /** The consumer whose thread this is reads on, or is gone. */
    void remove() {
        stuck.remove(Thread.currentThread());
    }

    private boolean tell(AlertRaised alert) {
        try {
            publisher.accept(alert);
            return true;
        } catch (NotPublished unreachable) {
            log.warn("the alert that a consumer is stuck waits for Kafka");
            return false;
        }
    }

    /** @param toldAt when Kafka took the alert */
    private record Stuck(String subject, String detail, Instant toldAt) {}
}
