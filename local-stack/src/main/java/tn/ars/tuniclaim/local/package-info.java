/**
 * Starts, watches and stops the whole system on one machine. Door: {@link tn.ars.tuniclaim.local.Run}, the program behind
 * {@code ./run}. It enters {@code parts}, {@code simulator}, {@code event} and {@code claim}.
 */
@NullMarked
package tn.ars.tuniclaim.local;

import org.jspecify.annotations.NullMarked;
