/**
 * Remembers what became of each change that the partner was to be told, fed by {@code tuniclaim.push-results}. Door: {@link
 * tn.ars.tuniclaim.dashboard.push.Pushes}. Enters {@code retention}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"retention"})
package tn.ars.tuniclaim.dashboard.push;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
