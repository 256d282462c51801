/**
 * Decides who is told what and when, by the routes, and keeps each notice to each recipient, whatever becomes of it. Entered
 * through {@link tn.ars.tuniclaim.notifier.incident.Announcements} and a timer. Doors: {@link
 * tn.ars.tuniclaim.notifier.notice.Routes}, {@link tn.ars.tuniclaim.notifier.notice.AnnounceImport}. Enters {@code incident},
 * {@code letter} and {@code retention}.
 */
@ApplicationModule(allowedDependencies = {"incident", "letter", "retention"})
@NullMarked
package tn.ars.tuniclaim.notifier.notice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
