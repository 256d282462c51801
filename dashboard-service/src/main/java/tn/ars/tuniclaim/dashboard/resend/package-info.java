/**
 * Asks the pusher to tell the partner again of what was given up, or to leave it at that. Many at once only after a rehearsal; what
 * may be a payment only once a second person agreed. Doors: {@link tn.ars.tuniclaim.dashboard.resend.RehearseReplay}, {@link
 * tn.ars.tuniclaim.dashboard.resend.RequestReplay}, {@link tn.ars.tuniclaim.dashboard.resend.DecideReplay}, {@link
 * tn.ars.tuniclaim.dashboard.resend.DiscardChanges}; to read: {@link tn.ars.tuniclaim.dashboard.resend.PushRequests}. Enters {@code
 * access}, {@code answer}, {@code audit}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "answer", "audit"})
package tn.ars.tuniclaim.dashboard.resend;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
