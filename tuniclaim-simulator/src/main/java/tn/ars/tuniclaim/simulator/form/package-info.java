/**
 * Reads JSON that people and programs send to the simulator, and names the field that is wrong. Doors: {@code Form},
 * {@code BadField}. Enters no other room.
 */
@NullMarked
package tn.ars.tuniclaim.simulator.form;

import org.jspecify.annotations.NullMarked;
