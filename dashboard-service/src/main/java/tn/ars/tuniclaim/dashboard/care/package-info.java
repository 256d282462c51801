/**
 * Asks the notifier what people want of it: who looks after an incident, who is told of what. Door: {@link
 * tn.ars.tuniclaim.dashboard.care.CareForIncidents}, {@link tn.ars.tuniclaim.dashboard.care.CareForNotices}. Enters {@code access},
 * {@code audit} and {@code command}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "audit", "command"})
package tn.ars.tuniclaim.dashboard.care;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
