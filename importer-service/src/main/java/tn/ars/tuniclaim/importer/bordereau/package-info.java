/**
 * Holds ARS's bordereaux: compares what the partner says with what is stored, writes what differs and has it told in the
 * same transaction. The partner owns what a bordereau says, ARS what happens to it. Doors: {@link
 * tn.ars.tuniclaim.importer.bordereau.ImportBordereaux} with the records it takes, {@link
 * tn.ars.tuniclaim.importer.bordereau.ApplyStatus}, {@link tn.ars.tuniclaim.importer.bordereau.ForgetDrift}. Enters {@code
 * publication}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "publication")
package tn.ars.tuniclaim.importer.bordereau;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
