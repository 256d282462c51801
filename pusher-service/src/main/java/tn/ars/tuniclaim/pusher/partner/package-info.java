/**
 * Speaks to MY TUNICLAIM, with care: a rate limit, a bound on calls at once, a time limit, quick retries, a circuit
 * breaker. What a failure means is decided in one class, {@code Faults}. Doors: {@link
 * tn.ars.tuniclaim.pusher.partner.Partner}, {@link tn.ars.tuniclaim.pusher.partner.Answer}, {@link
 * tn.ars.tuniclaim.pusher.partner.Flow}. Enters {@code change}.
 */
@ApplicationModule(allowedDependencies = "change")
@NullMarked
package tn.ars.tuniclaim.pusher.partner;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
