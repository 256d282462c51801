/**
 * Makes ARS's records of what the partner writes; the only room that knows its odd formats. Door: {@link
 * tn.ars.tuniclaim.importer.normalize.NormalizeEntry} with what it answers. Enters {@code partner} for the entries and {@code
 * bordereau} for the records.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"partner", "bordereau"})
package tn.ars.tuniclaim.importer.normalize;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
