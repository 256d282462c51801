/**
 * Remembers what each instance of each service last said of its health, fed by {@code integration.health}. Door: {@link
 * tn.ars.tuniclaim.dashboard.health.Instances}. Enters no other room.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package tn.ars.tuniclaim.dashboard.health;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
