/**
 * What the importer is measured against: the least that a machine must do for such an import, and the way in which such imports are
 * usually written. A program of its own, spoken to line by line. Door: {@code Rivals}. Enters nothing.
 */
@NullMarked
package tn.ars.tuniclaim.bench.rival;

import org.jspecify.annotations.NullMarked;
