/** Hears what people ask of the importer. No door: only topics enter. Enters {@code run}, {@code schedule} and {@code partner}. */
@NullMarked
@ApplicationModule(allowedDependencies = {"run", "schedule", "partner"})
package tn.ars.tuniclaim.importer.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
