/**
 * Tells people when nothing gets through to the partner, once, and when it does again, and lets what waited for that go
 * on. No door: a timer enters. Enters {@code partner} and {@code park}.
 */
@ApplicationModule(allowedDependencies = {"partner", "park"})
@NullMarked
package tn.ars.tuniclaim.pusher.watch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
