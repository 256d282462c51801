/**
 * Writes the mails of an incident in the transaction that changes it, and brings them to the SMTP server afterwards. No door:
 * it is entered through {@link tn.ars.tuniclaim.notifier.incident.Announcements} and a timer. Enters {@code incident}.
 */
@ApplicationModule(allowedDependencies = "incident")
@NullMarked
package tn.ars.tuniclaim.notifier.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
