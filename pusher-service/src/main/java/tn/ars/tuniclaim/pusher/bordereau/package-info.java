/**
 * Knows every bordereau that was imported, what the partner's paths take for it and by which other name it may come, from
 * the snapshots on {@code tuniclaim.bordereaux}; one that was waited for sets its changes free. Door: {@link
 * tn.ars.tuniclaim.pusher.bordereau.Bordereaux}. Enters {@code park} and {@code
 * together}.
 */
@ApplicationModule(allowedDependencies = {"park", "together"})
@NullMarked
package tn.ars.tuniclaim.pusher.bordereau;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
