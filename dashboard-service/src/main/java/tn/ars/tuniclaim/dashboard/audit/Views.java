package tn.ars.tuniclaim.dashboard.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.dashboard.access.Caller;

/**
 * Notes who saw what is about persons, before it is shown. A page that somebody leaves open asks again and again: that is one view,
 * noted anew after a while. Thread-safe.
 */
@Component
public class Views {

    private static final Duration ONE_VIEW = Duration.ofMinutes(10);
    private static final int REMEMBERED = 10_000;

    private final Audit audit;
    private final Clock clock;
    private final Map<View, Instant> noted = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<View, Instant> eldest) {
            return size() > REMEMBERED;
        }
    };

    Views(Audit audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    public void seen(Caller caller, String subject) {
        var view = new View(caller.account(), caller.address(), caller.via(), subject);
        if (isNew(view)) {
            audit.viewed(new Deed(caller, Action.CONTENT_VIEWED, subject));
            remember(view);
        }
    }

    private synchronized boolean isNew(View view) {
        var last = noted.get(view);
        return last == null || last.plus(ONE_VIEW).isBefore(clock.instant());
    }

    private synchronized void remember(View view) {
        noted.remove(view);
        noted.put(view, clock.instant());
    }

    private record View(String account, String address, Caller.Via via, String subject) {}
}
