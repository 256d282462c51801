package tn.ars.tuniclaim.notifier.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.notifier.notice.Routes;
import tn.ars.tuniclaim.service.intake.Outages;

/** Accounts for each attempt: attempted is the sum of the outcomes. */
@Component
class Results {

    private static final Logger log = LoggerFactory.getLogger(Results.class);

    private final Routes routes;
    private final Settle settle;
    private final Waiting waiting;
    private final DeliveryProperties settings;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Set<String> taking = ConcurrentHashMap.newKeySet();

    Results(
            Routes routes,
            Settle settle,
            Waiting waiting,
            DeliveryProperties settings,
            Clock clock,
            MeterRegistry meters) {
        this.routes = routes;
        this.settle = settle;
        this.waiting = waiting;
        this.settings = settings;
        this.clock = clock;
        this.meters = meters;
    }

    /** Not for who was taken out of the routes meanwhile. */
    void after(Claimed notice, Function<Claimed, Answer> attempt) {
        if (!isStillThere(notice.recipient())) {
            settle.gone(notice);
            count(notice, "gone", Level.INFO);
            return;
        }
        var leaseEnds = clock.instant().plus(settings.retry().lease());
        var answer = attempt.apply(notice);
        write(notice, answer, leaseEnds);
        switch (answer) {
            case Answer.Taken(var channel) -> taken(notice, channel);
            case Answer.Refused(var _, var _, var forGood) -> count(notice, forGood ? "refused" : "failed", Level.WARN);
            case Answer.Away(var channel, var _) -> {
                taking.remove(channel);
                count(notice, "failed", Level.WARN);
            }
        }
    }

    /**
     * Nobody else knows what the server said: while the database is away, it is written again until it is there, or until the notice is
     * anybody's again. Whoever has it by then is not written over.
     */
    private void write(Claimed notice, Answer answer, Instant leaseEnds) {
        for (var isWritten = false; !isWritten; ) {
            try {
                settle.settle(notice, answer);
                isWritten = true;
            } catch (RuntimeException failure) {
                if (!Outages.isOutage(failure) || clock.instant().isAfter(leaseEnds) || !pause()) {
                    throw failure;
                }
            }
        }
    }

    private static boolean pause() {
        try {
            TimeUnit.SECONDS.sleep(1);
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** A server that takes again what it did not take before may take the rest, too. */
    private void taken(Claimed notice, String channel) {
        if (taking.add(channel)) {
            waiting.hastenAfterRecovery();
        } else if (notice.wasRefused()) {
            waiting.probe();
        }
        count(notice, "sent", Level.INFO);
    }

    private boolean isStillThere(String recipient) {
        return routes.current().recipients().stream()
                .anyMatch(it -> it.address().equals(recipient));
    }

    private void count(Claimed notice, String outcome, Level level) {
        meters.counter("tuniclaim.notifier.deliveries.attempted").increment();
        meters.counter("tuniclaim.notifier.deliveries", "outcome", outcome).increment();
        log.atLevel(level)
                .addKeyValue("noticeId", notice.id())
                .addKeyValue("incidentId", notice.incidentId())
                .addKeyValue("kind", notice.kind())
                .addKeyValue("attempts", notice.attempts())
                .addKeyValue("outcome", outcome)
                .log("a notice was tried");
    }
}
