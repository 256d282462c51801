/**
 * A stand-in for MY TUNICLAIM: its REST API over a made-up world, faults on demand, and a memory of all it was told.
 * Doors: {@link tn.ars.tuniclaim.simulator.Simulator} and its settings, or {@code Main} from a shell. May enter every
 * other room of this module.
 */
@NullMarked
package tn.ars.tuniclaim.simulator;

import org.jspecify.annotations.NullMarked;
