package tn.ars.tuniclaim.dashboard.topic;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * How all groups stood at one moment.
 *
 * @param read the groups that somebody reads for
 */
record Sample(Instant at, Map<Place, Standing> standings, Set<String> read) {}
