/**
 * Tells people that something is wrong, or over, in the order in which it was. Door: {@link
 * tn.ars.tuniclaim.pusher.alert.Alerts}. Enters no other room.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package tn.ars.tuniclaim.pusher.alert;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
