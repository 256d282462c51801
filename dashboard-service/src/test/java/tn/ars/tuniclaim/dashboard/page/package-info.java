/** The pages, tried. */
@NullMarked
package tn.ars.tuniclaim.dashboard.page;

import org.jspecify.annotations.NullMarked;
