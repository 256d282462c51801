/**
 * Leads one run at a time in the whole cluster from its start to its declared end, whoever dies on the way. Doors: {@link
 * tn.ars.tuniclaim.importer.run.StartRun}, {@link tn.ars.tuniclaim.importer.run.CancelRun}. Enters {@code partner}, {@code
 * normalize}, {@code bordereau} and {@code publication}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"partner", "normalize", "bordereau", "publication"})
package tn.ars.tuniclaim.importer.run;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
