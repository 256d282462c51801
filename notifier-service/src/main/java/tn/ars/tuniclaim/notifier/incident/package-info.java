/**
 * Groups alerts into incidents, one for each cause and subject, decides when people are told what, and
 * lets people handle them. Entered by the topic {@code integration.alerts} and a timer. Doors: {@link
 * tn.ars.tuniclaim.notifier.incident.HandleIncident}; for those who carry the word, {@link
 * tn.ars.tuniclaim.notifier.incident.Incident} and {@link tn.ars.tuniclaim.notifier.incident.Announcements}. Enters {@code
 * line} and {@code retention}.
 */
@ApplicationModule(allowedDependencies = {"line", "retention"})
@NullMarked
package tn.ars.tuniclaim.notifier.incident;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
