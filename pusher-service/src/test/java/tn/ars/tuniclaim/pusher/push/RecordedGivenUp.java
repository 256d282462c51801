package tn.ars.tuniclaim.pusher.push;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import tn.ars.tuniclaim.event.Undelivered;
import tn.ars.tuniclaim.pusher.change.Change;
import tn.ars.tuniclaim.pusher.park.GivenUpChanges;

final class RecordedGivenUp implements GivenUpChanges {

    private final List<String> kept = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean refusing;

    List<String> kept() {
        return List.copyOf(kept);
    }

    /** As a database that cannot store what the changes say. */
    void refuses() {
        refusing = true;
    }

    @Override
    public void keep(Change change, Undelivered reason) {
        if (refusing) {
            throw new IllegalStateException("the database refuses it");
        }
        kept.add(change.id() + " " + reason);
    }
}
