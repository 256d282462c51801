/**
 * Remembers every run of the importer, fed by {@code tuniclaim.sync-events}. Door: {@link
 * tn.ars.tuniclaim.dashboard.history.Runs}. Enters {@code retention}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"retention"})
package tn.ars.tuniclaim.dashboard.history;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
