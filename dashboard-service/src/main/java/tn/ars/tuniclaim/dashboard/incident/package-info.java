/**
 * Remembers what is wrong and what is right again, and who was told of it; fed by {@code integration.alerts} and {@code integration.notices}. Door: {@link
 * tn.ars.tuniclaim.dashboard.incident.Incidents}. Enters {@code news}, {@code page}, {@code retention}, {@code rows}, {@code story}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"news", "page", "retention", "rows", "story"})
package tn.ars.tuniclaim.dashboard.incident;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
