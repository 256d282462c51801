package tn.ars.tuniclaim.pusher.command;

import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.event.ParkReason;
import tn.ars.tuniclaim.event.PushSelection;
import tn.ars.tuniclaim.pusher.change.Change;
import tn.ars.tuniclaim.pusher.journal.Journal;
import tn.ars.tuniclaim.pusher.park.GivenUpChanges;
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

    /** At most so many of what was given up before then; answers how many. With the caller's transaction. */
    int some(PushSelection selection, Instant before, int most) {
        var changes = givenUp.take(selection, before, most);
        journal.reopen(changes.stream().map(Change::id).toList());
        changes.forEach(change -> park.add(change, 0, ParkReason.BEHIND_ANOTHER, clock.instant()));
        return changes.size();
    }
}
