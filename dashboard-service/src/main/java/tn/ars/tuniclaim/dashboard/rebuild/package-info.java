/**
 * Makes the tables at the start; those that topics feed also anew, with everything told again, where {@code dashboard.rebuild} says so. No door. Enters
 * no other room.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package tn.ars.tuniclaim.dashboard.rebuild;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
