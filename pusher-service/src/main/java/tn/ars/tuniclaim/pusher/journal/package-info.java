/**
 * Remembers what each thing was last told, and which changes came to their end, so that nothing goes backwards and
 * nothing is told twice. Door: {@link tn.ars.tuniclaim.pusher.journal.Journal}. Enters {@code change}
 * and {@code together}.
 */
@ApplicationModule(allowedDependencies = {"change", "together"})
@NullMarked
package tn.ars.tuniclaim.pusher.journal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
