/**
 * Forgets what is too old for anybody to ask about. No door: a timer enters. Enters {@code history} and {@code push}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"history", "push"})
package tn.ars.tuniclaim.dashboard.retention;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
