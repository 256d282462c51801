/** Turns alerts into few, useful mails. Rooms: {@code incident}, {@code mail}. No door: a topic and timers enter. */
@NullMarked
package tn.ars.tuniclaim.notifier;

import org.jspecify.annotations.NullMarked;
