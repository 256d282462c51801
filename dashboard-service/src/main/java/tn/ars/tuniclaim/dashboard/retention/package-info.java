/**
 * Forgets what is too old for anybody to ask about. No door: a timer enters. Enters {@code history}, {@code push}
 * and {@code repetition}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"history", "push", "repetition"})
package tn.ars.tuniclaim.dashboard.retention;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
