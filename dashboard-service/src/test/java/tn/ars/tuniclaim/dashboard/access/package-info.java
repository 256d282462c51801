/** Who may do what, tried. */
@NullMarked
package tn.ars.tuniclaim.dashboard.access;

import org.jspecify.annotations.NullMarked;
