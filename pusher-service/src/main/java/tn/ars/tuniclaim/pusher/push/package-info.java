/**
 * Brings each change to its end: told, superseded, refused, parked or set aside. No door: the topics {@code ars.statuses},
 * {@code ars.payments} and, where it is set, {@code ars.reclamations} enter through {@code ChangeListener}, the clock through
 * {@code ParkTimer}. Enters all other rooms but {@code watch} and {@code command}.
 */
@ApplicationModule(
        allowedDependencies = {"change", "alert", "lane", "partner", "bordereau", "journal", "park", "together"})
@NullMarked
package tn.ars.tuniclaim.pusher.push;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
