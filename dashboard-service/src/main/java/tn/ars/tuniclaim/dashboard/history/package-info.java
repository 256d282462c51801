/**
 * Remembers every run of the importer, what it left out, and when the next one starts; fed by {@code tuniclaim.sync-events}. Door:
 * {@link tn.ars.tuniclaim.dashboard.history.Runs}. Enters {@code news}, {@code page}, {@code retention}, {@code rows}, {@code story}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"news", "page", "retention", "rows", "story"})
package tn.ars.tuniclaim.dashboard.history;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
