/** The memory of alerts, tried. */
@NullMarked
package tn.ars.tuniclaim.dashboard.incident;

import org.jspecify.annotations.NullMarked;
