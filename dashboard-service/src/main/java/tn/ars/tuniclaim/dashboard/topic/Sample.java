package tn.ars.tuniclaim.dashboard.topic;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How all groups stood at one moment.
 *
 * @param read the groups that somebody reads for
 */
record Sample(Instant at, Map<Place, Standing> standings, Set<String> read) {

    /** With what was known before where something could not be seen. */
    Sample after(@Nullable Sample before) {
        if (before == null) {
            return this;
        }
        var known = new HashMap<Place, Standing>();
        standings.forEach((place, standing) ->
                known.put(place, standing.after(before.standings().get(place))));
        return new Sample(at, known, read);
    }
}
