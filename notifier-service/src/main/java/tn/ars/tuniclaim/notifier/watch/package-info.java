/**
 * Sees what no service can say of itself: instances that are down or gone, and changes that wait and wait. No door: the topics
 * {@code integration.health} and {@code tuniclaim.push-results} and a timer enter. Enters {@code raise} and {@code
 * retention}.
 */
@ApplicationModule(allowedDependencies = {"raise", "retention"})
@NullMarked
package tn.ars.tuniclaim.notifier.watch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
