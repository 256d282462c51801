/**
 * Reads what listeners are given: facts go on, what cannot be read or handled goes to the dead letters with its reason
 * and an alert, an outage is waited for. Doors: {@link tn.ars.tuniclaim.service.intake.Intake}, {@link
 * tn.ars.tuniclaim.service.intake.DeadLetters}. Enters {@code publish}.
 */
@NullMarked
package tn.ars.tuniclaim.service.intake;

import org.jspecify.annotations.NullMarked;
