/** The launcher's own decisions, without a service. */
@NullMarked
package tn.ars.tuniclaim.local;

import org.jspecify.annotations.NullMarked;
