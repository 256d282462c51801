/**
 * Brings notices to their recipients, by mail or webhook, again and again until they are taken. Entered by a timer. Doors: {@link
 * tn.ars.tuniclaim.notifier.delivery.RetryNotices}, {@link tn.ars.tuniclaim.notifier.delivery.TestChannels}, {@link
 * tn.ars.tuniclaim.notifier.delivery.KnownWebhooks}. Enters {@code notice} for the routes, {@code raise} and {@code line}.
 */
@ApplicationModule(allowedDependencies = {"notice", "raise", "line"})
@NullMarked
package tn.ars.tuniclaim.notifier.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
