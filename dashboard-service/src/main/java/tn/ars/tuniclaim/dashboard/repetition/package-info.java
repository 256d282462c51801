/**
 * Remembers what callers told under a key of their own, so that a call repeated is known and another one under the same key is
 * too. Door: {@link tn.ars.tuniclaim.dashboard.repetition.KeyedCalls}. Enters {@code retention}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"retention"})
package tn.ars.tuniclaim.dashboard.repetition;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
