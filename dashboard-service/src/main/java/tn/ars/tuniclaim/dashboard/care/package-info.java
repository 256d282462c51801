/**
 * Asks the notifier what people want of it: who looks after an incident, who is told of what. Door: {@link
 * tn.ars.tuniclaim.dashboard.care.CareForIncidents}, {@link tn.ars.tuniclaim.dashboard.care.CareForNotices}. Enters {@code access},
 * {@code audit}, {@code command} and {@code incident}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "audit", "command", "incident"})
package tn.ars.tuniclaim.dashboard.care;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
