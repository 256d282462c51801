package tn.ars.tuniclaim.pusher.command;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.event.ParkReason;
import tn.ars.tuniclaim.event.PushSelection;
import tn.ars.tuniclaim.pusher.change.Change;
import tn.ars.tuniclaim.pusher.journal.Journal;
import tn.ars.tuniclaim.pusher.park.GivenUpChanges;
import tn.ars.tuniclaim.pusher.park.GivenUpChanges.Taken;
import tn.ars.tuniclaim.pusher.park.Park;

/**
 * Has what was given up wait in the park, from where it is told in the order of its bordereau, or found to be superseded, like
 * all that waits there.
 */
@Component
class SetGoing {

    private final GivenUpChanges givenUp;
    private final Journal journal;
    private final Park park;
    private final Clock clock;

    SetGoing(GivenUpChanges givenUp, Journal journal, Park park, Clock clock) {
        this.givenUp = givenUp;
        this.journal = journal;
        this.park = park;
        this.clock = clock;
    }

    /**
     * At most so many of what was given up before then. With the caller's transaction, which locks the bordereaux in their
     * order, as all do that lock several.
     */
    Taken some(PushSelection selection, Instant before, int most) {
        var taken = givenUp.take(selection, before, most);
        journal.reopen(taken.changes().stream().map(Change::id).toList());
        taken.changes().stream()
                .sorted(Comparator.comparing(change -> change.bordereau().value()))
                .forEach(change -> park.add(change, 0, ParkReason.BEHIND_ANOTHER, clock.instant()));
        return taken;
    }
}
