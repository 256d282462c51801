/** Starts a run when its time has come. No door: only a timer enters. Enters {@code run}. */
@NullMarked
@ApplicationModule(allowedDependencies = "run")
package tn.ars.tuniclaim.importer.schedule;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
