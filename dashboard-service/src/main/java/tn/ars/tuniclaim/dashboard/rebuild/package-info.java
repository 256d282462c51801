/**
 * Empties the read models and has everything told anew, when an instance is started with {@code dashboard.rebuild}. No door. Enters
 * no other room.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package tn.ars.tuniclaim.dashboard.rebuild;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
