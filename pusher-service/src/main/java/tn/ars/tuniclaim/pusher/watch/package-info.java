/**
 * Tells people when nothing gets through to the partner, again every now and then while that lasts, and when it does
 * again, and lets what waited for that go on. No door: a timer enters. Enters {@code partner}, {@code park} and {@code alert}.
 */
@ApplicationModule(allowedDependencies = {"partner", "park", "alert"})
@NullMarked
package tn.ars.tuniclaim.pusher.watch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
