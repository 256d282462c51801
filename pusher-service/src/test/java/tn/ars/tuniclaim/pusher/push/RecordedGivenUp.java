package tn.ars.tuniclaim.pusher.push;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import tn.ars.tuniclaim.event.PushSelection;
import tn.ars.tuniclaim.event.Undelivered;
import tn.ars.tuniclaim.pusher.change.Change;
import tn.ars.tuniclaim.pusher.park.GivenUpChanges;

/** Only keeps: nobody decides here. */
final class RecordedGivenUp implements GivenUpChanges {

    private final List<String> kept = Collections.synchronizedList(new ArrayList<>());

    List<String> kept() {
        return List.copyOf(kept);
    }

    @Override
    public void keep(Change change, Undelivered reason) {
        kept.add(change.id() + " " + reason);
    }

    @Override
    public Counts count(PushSelection selection) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Taken take(PushSelection selection, Instant before, int most) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int discard(PushSelection selection, String by, String because) {
        throw new UnsupportedOperationException();
    }
}
