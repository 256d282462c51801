/**
 * Makes text of others fit to be kept and shown. Door: {@link tn.ars.tuniclaim.notifier.line.Line}. Enters no other room.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package tn.ars.tuniclaim.notifier.line;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
