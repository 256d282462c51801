package tn.ars.tuniclaim.pusher.journal;

import java.util.Map;
import java.util.Set;
import tn.ars.tuniclaim.pusher.change.Moment;
import tn.ars.tuniclaim.pusher.change.Thing;

/**
 * @param newest the newest change that each thing of a bordereau was told
 * @param ended ids of changes that came to their end
 */
public record Told(Map<Thing, Last> newest, Set<String> ended) {

    public static final Told NOTHING = new Told(Map.of(), Set.of());

    public record Last(String changeId, Moment moment) {}
}
