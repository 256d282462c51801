/**
 * Groups alerts into incidents, one for each cause and subject, and tells when one opens and when it is over. Entered by the
 * topic {@code integration.alerts} and a timer. Doors for those who carry the word: {@link
 * tn.ars.tuniclaim.notifier.incident.Incident}, {@link tn.ars.tuniclaim.notifier.incident.Announcements}. Enters no other room.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package tn.ars.tuniclaim.notifier.incident;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
