/**
 * Holds ARS's bordereaux: compares what the partner says with what is stored, writes what differs and tells of it in the
 * same transaction. The partner owns what a bordereau says, ARS what happens to it. Doors: {@link
 * tn.ars.tuniclaim.importer.bordereau.ImportBordereaux} with the records it takes, {@link
 * tn.ars.tuniclaim.importer.bordereau.ApplyStatus}, {@link tn.ars.tuniclaim.importer.bordereau.ForgetDrift}. Enters no other room.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package tn.ars.tuniclaim.importer.bordereau;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
