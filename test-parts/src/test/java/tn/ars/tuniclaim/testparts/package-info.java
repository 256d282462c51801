/** The parts as a test sees them. */
@NullMarked
package tn.ars.tuniclaim.testparts;

import org.jspecify.annotations.NullMarked;
