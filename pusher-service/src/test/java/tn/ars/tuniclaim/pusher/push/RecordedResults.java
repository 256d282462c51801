package tn.ars.tuniclaim.pusher.push;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import tn.ars.tuniclaim.event.Alert.AlertRaised;
import tn.ars.tuniclaim.event.Event;
import tn.ars.tuniclaim.event.Fact;
import tn.ars.tuniclaim.event.PushResult;

final class RecordedResults implements Results {

    private final List<Event> events = Collections.synchronizedList(new ArrayList<>());
    private final List<String> setAside = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void add(Event... told) {
        events.addAll(List.of(told));
    }

    @Override
    public void raise(AlertRaised alert, Instant at) {
        events.add(alert);
    }

    @Override
    public void setAside(Fact<?> fact, String reason) {
        setAside.add(fact.id() + ": " + reason);
    }

    List<Event> events() {
        synchronized (events) {
            return List.copyOf(events);
        }
    }

    /** What became of the changes, as words. */
    List<String> ends() {
        return events().stream()
                .filter(PushResult.class::isInstance)
                .map(PushResult.class::cast)
                .map(RecordedResults::end)
                .toList();
    }

    /** Of which the results speak. */
    List<String> bordereaux() {
        return events().stream()
                .filter(PushResult.class::isInstance)
                .map(result -> ((PushResult) result).push().bordereau().value())
                .toList();
    }

    private static String end(PushResult result) {
        var id = result.push().factId();
        return switch (result) {
            case PushResult.PushDelivered delivered -> id + " delivered after " + delivered.attempts();
            case PushResult.PushParked parked -> id + " parked " + parked.reason();
            case PushResult.PushSuperseded superseded -> id + " superseded by " + superseded.supersededBy();
            case PushResult.PushRefused refused -> id + " refused " + refused.httpStatus();
            case PushResult.PushSetAside setAside -> id + " set aside: " + setAside.reason();
            case PushResult.PushReleased released -> id + " released by " + released.requestedBy();
            case PushResult.PushDiscarded discarded -> id + " discarded by " + discarded.requestedBy();
        };
    }

    List<String> setAside() {
        return List.copyOf(setAside);
    }
}
