/**
 * Says what this service itself sees wrong, as an alert like any other, once for as long as it lasts. Door: {@link
 * tn.ars.tuniclaim.notifier.raise.OwnAlerts}. Enters no other room.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package tn.ars.tuniclaim.notifier.raise;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
