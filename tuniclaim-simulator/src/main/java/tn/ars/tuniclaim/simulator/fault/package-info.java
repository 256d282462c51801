/**
 * Decides which misfortune meets which call. Door: {@code Faults}, which answers with a {@code Plan}. May enter
 * {@code form}.
 */
@NullMarked
package tn.ars.tuniclaim.simulator.fault;

import org.jspecify.annotations.NullMarked;
