/** The memory of pushes, tried. */
@NullMarked
package tn.ars.tuniclaim.dashboard.push;

import org.jspecify.annotations.NullMarked;
