/**
 * Starts a run when its time has come, unless people paused that. Doors: a timer, and {@link
 * tn.ars.tuniclaim.importer.schedule.ChangeSchedule}. Enters {@code run}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "run")
package tn.ars.tuniclaim.importer.schedule;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
