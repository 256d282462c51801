/**
 * The made-up world: a pure function of seed, index and generation, written as JSON without ever being held. Door:
 * {@code Dataset}, with the records it is made of and counts into. May enter {@code form}.
 */
@NullMarked
package tn.ars.tuniclaim.simulator.dataset;

import org.jspecify.annotations.NullMarked;
