/**
 * Does at once what many threads ask for at the same time. Door: {@link tn.ars.tuniclaim.pusher.together.Together}. Enters no
 * other room.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package tn.ars.tuniclaim.pusher.together;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
