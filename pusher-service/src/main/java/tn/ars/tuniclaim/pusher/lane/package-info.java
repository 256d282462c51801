/**
 * Order and concurrency, and nothing else: what has the same key runs in order, different keys run at once on virtual
 * threads, never more than a set number. Door: {@link tn.ars.tuniclaim.pusher.lane.Lanes}. Enters no other room, and
 * knows neither Spring nor HTTP.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package tn.ars.tuniclaim.pusher.lane;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
