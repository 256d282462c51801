/**
 * Tells Kafka of changed bordereaux, in the order of the changes, at least once. A change leaves a narrow mark in the
 * transaction that makes it; the facts are in the rows. Door: {@link tn.ars.tuniclaim.importer.publication.Publication} with
 * the {@link tn.ars.tuniclaim.importer.publication.Change}s it takes. Enters no other room.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package tn.ars.tuniclaim.importer.publication;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
