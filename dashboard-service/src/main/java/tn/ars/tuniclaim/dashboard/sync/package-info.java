/**
 * Asks the importer for runs, for whoever came in by the pages or by the REST door. Door: {@link
 * tn.ars.tuniclaim.dashboard.sync.RequestSync}. Enters {@code history}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"history"})
package tn.ars.tuniclaim.dashboard.sync;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
