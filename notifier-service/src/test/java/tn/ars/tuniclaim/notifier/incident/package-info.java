/** Rules of grouping. */
@NullMarked
package tn.ars.tuniclaim.notifier.incident;

import org.jspecify.annotations.NullMarked;
