/**
 * Notices large imports that went through. No door: the topic {@code tuniclaim.sync-events} enters. Enters {@code notice} and
 * {@code letter}.
 */
@ApplicationModule(allowedDependencies = {"notice", "letter"})
@NullMarked
package tn.ars.tuniclaim.notifier.imports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
