/**
 * Remembers what is wrong and what is right again, fed by {@code integration.alerts}. Door: {@link
 * tn.ars.tuniclaim.dashboard.incident.Incidents}. Enters no other room.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package tn.ars.tuniclaim.dashboard.incident;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
