/**
 * Decides who may do what: accounts, roles, rights, and the route that each right opens. Doors: {@link
 * tn.ars.tuniclaim.dashboard.access.Right}, {@link tn.ars.tuniclaim.dashboard.access.Caller}, {@link
 * tn.ars.tuniclaim.dashboard.access.TurnedAway} and {@link tn.ars.tuniclaim.dashboard.access.Closed} for who is not let in, {@link
 * tn.ars.tuniclaim.dashboard.access.Hint} and {@link tn.ars.tuniclaim.dashboard.access.WrongField} for why not. Enters no other room.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package tn.ars.tuniclaim.dashboard.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
