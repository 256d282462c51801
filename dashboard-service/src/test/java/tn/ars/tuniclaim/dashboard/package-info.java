/** The dashboard as a whole, tried. */
@NullMarked
package tn.ars.tuniclaim.dashboard;

import org.jspecify.annotations.NullMarked;
