/** Hears what ARS's modules decided and has it put on the rows. No door: only a topic enters. Enters {@code bordereau}. */
@NullMarked
@ApplicationModule(allowedDependencies = "bordereau")
package tn.ars.tuniclaim.importer.status;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
