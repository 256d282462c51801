/**
 * Remembers what is wrong and what is right again, fed by {@code integration.alerts}. Door: {@link
 * tn.ars.tuniclaim.dashboard.incident.Incidents}. Enters {@code news}, {@code page}, {@code story}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"news", "page", "story"})
package tn.ars.tuniclaim.dashboard.incident;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
