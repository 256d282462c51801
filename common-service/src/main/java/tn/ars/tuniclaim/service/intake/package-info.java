/**
 * Reads what listeners are given: facts go on, what cannot be read or handled goes to the dead letters with its reason
 * and an alert, an outage is waited for, a consumer that cannot read on is told of. Doors: {@link
 * tn.ars.tuniclaim.service.intake.Intake}, {@link tn.ars.tuniclaim.service.intake.DeadLetters}, {@link
 * tn.ars.tuniclaim.service.intake.Outages}, {@link tn.ars.tuniclaim.service.intake.StuckConsumers}, {@link
 * tn.ars.tuniclaim.service.intake.FailingPolls}. Enters {@code publish}.
 */
@NullMarked
package tn.ars.tuniclaim.service.intake;

import org.jspecify.annotations.NullMarked;
