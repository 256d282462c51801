/** The service as a whole. */
@NullMarked
package tn.ars.tuniclaim.notifier;

import org.jspecify.annotations.NullMarked;
