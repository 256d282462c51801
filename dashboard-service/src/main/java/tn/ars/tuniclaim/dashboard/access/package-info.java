/**
 * Decides who may do what: accounts, roles, rights, and the route that each right opens. Door: {@link
 * tn.ars.tuniclaim.dashboard.access.Right}, {@link tn.ars.tuniclaim.dashboard.access.Hint} for why not. Enters no other room.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package tn.ars.tuniclaim.dashboard.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
