/** The memory of instances, tried. */
@NullMarked
package tn.ars.tuniclaim.dashboard.health;

import org.jspecify.annotations.NullMarked;
