/**
 * Remembers every run of the importer, what it left out, where the partner says something else than ARS, and when the next run starts;
 * fed by {@code tuniclaim.sync-events} and {@code tuniclaim.rejected-entries}. Doors: {@link
 * tn.ars.tuniclaim.dashboard.history.Runs}, {@link tn.ars.tuniclaim.dashboard.history.RejectedEntries}, {@link
 * tn.ars.tuniclaim.dashboard.history.Drifts}. Enters {@code access}, {@code audit}, {@code news}, {@code page}, {@code record}, {@code
 * retention}, {@code rows}, {@code story}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "audit", "news", "page", "record", "retention", "rows", "story"})
package tn.ars.tuniclaim.dashboard.history;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
