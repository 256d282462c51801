/**
 * What passes through all rooms: a change that the partner is to be told, of which thing, where it stands among the
 * others, and what calls were made for it. Doors: {@link tn.ars.tuniclaim.pusher.change.Change} and its parts. Enters no other room.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package tn.ars.tuniclaim.pusher.change;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
