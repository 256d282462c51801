/**
 * Remembers what each instance of each service last said of its health, fed by {@code integration.health}. Door: {@link
 * tn.ars.tuniclaim.dashboard.health.Instances}. Enters {@code news}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"news"})
package tn.ars.tuniclaim.dashboard.health;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
