/** Hears what people ask of the importer. No door: only a topic enters. Enters {@code run} and {@code schedule}. */
@NullMarked
@ApplicationModule(allowedDependencies = {"run", "schedule"})
package tn.ars.tuniclaim.importer.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
