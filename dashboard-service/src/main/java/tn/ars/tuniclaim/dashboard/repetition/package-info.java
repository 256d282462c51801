/**
 * Remembers what callers told under a key of their own, so that a call repeated is known and another one under the same key is
 * too. Door: {@link tn.ars.tuniclaim.dashboard.repetition.KeyedCalls}. Enters no other room.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package tn.ars.tuniclaim.dashboard.repetition;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
