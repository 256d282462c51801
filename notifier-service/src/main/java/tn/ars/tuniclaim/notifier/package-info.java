/**
 * Turns alerts into few, useful notices. Rooms: {@code watch} and {@code raise}, {@code incident}, {@code letter}, {@code
 * notice}, {@code delivery}, {@code imports}, {@code command}. No door: topics and timers enter.
 */
@NullMarked
package tn.ars.tuniclaim.notifier;

import org.jspecify.annotations.NullMarked;
