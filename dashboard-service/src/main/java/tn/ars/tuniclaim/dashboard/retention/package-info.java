/**
 * Forgets what is too old for anybody to ask about, when a timer says so. Door: {@link
 * tn.ars.tuniclaim.dashboard.retention.Forgets}, for whatever remembers. Enters no other room.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package tn.ars.tuniclaim.dashboard.retention;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
