/**
 * Asks the pusher to tell the partner nothing for a while, and to go on. Door: {@link
 * tn.ars.tuniclaim.dashboard.flow.SwitchDeliveries}. Enters {@code access}, {@code audit} and {@code
 * command}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "audit", "command"})
package tn.ars.tuniclaim.dashboard.flow;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
