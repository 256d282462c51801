/** The memory of runs, tried. */
@NullMarked
package tn.ars.tuniclaim.dashboard.history;

import org.jspecify.annotations.NullMarked;
