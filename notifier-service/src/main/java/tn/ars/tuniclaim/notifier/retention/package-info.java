/**
 * Says how long the past is kept. Door: {@link tn.ars.tuniclaim.notifier.retention.Retention}. Enters no other room.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package tn.ars.tuniclaim.notifier.retention;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
