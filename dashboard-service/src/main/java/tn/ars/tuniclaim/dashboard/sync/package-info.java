/**
 * Asks things of the importer, for whoever came in by the pages or by the REST doors: runs, their end, another try for what was
 * rejected, a rest for the schedule. Doors: {@link tn.ars.tuniclaim.dashboard.sync.RequestSync}, {@link
 * tn.ars.tuniclaim.dashboard.sync.CancelRun}, {@link tn.ars.tuniclaim.dashboard.sync.RetryRejections}, {@link
 * tn.ars.tuniclaim.dashboard.sync.SwitchSchedule}. Enters {@code access}, {@code audit},
 * {@code command} and {@code history}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "audit", "command", "history"})
package tn.ars.tuniclaim.dashboard.sync;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
