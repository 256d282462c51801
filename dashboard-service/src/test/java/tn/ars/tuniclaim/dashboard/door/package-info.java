/** The REST calls, tried. */
@NullMarked
package tn.ars.tuniclaim.dashboard.door;

import org.jspecify.annotations.NullMarked;
