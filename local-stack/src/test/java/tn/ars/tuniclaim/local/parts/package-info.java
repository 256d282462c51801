/** The embedded servers, started, used, killed and started again. */
@NullMarked
package tn.ars.tuniclaim.local.parts;

import org.jspecify.annotations.NullMarked;
