/**
 * Keeps the changes that wait, durably and in order, those that were given up, and what people decided about them; and gives
 * out the right to speak to the partner about a bordereau. Doors: {@link tn.ars.tuniclaim.pusher.park.Park}, {@link tn.ars.tuniclaim.pusher.park.Claim},
 * {@link tn.ars.tuniclaim.pusher.park.GivenUpChanges}, {@link tn.ars.tuniclaim.pusher.park.Decisions}. Enters {@code change} and {@code together}.
 *
 * <h2>Why the order holds</h2>
 *
 * The listener, the timer, what people decided and their like on other instances may all come to the same bordereau. Three rules keep its
 * changes in order:
 *
 * <ol>
 *   <li>Only who holds the claim of a bordereau calls the partner about it, and only he takes changes out of its park.
 *       Right before each call he makes sure that his claim outlasts it ({@link tn.ars.tuniclaim.pusher.park.Claim#hold}); if
 *       it was lost meanwhile, he calls no more. Only a process that is stopped in the instant between the two, and for
 *       longer than its claim lasts, could still call late.
 *   <li>Adding to the park needs no claim. Who finds the bordereau claimed adds his changes and goes on.
 *   <li>A holder that comes with new changes and finds the park not empty puts them behind what is there.
 * </ol>
 *
 * So between the listener finding the park empty and its call, nothing older can turn up in the park as long as ARS uses
 * one name: what is older came by the same partition, and thus by the same listener, before. Only what a person has told again
 * may, and comes to nothing if something newer of the same thing was told meanwhile. A change added while the
 * holder was at its last one is not forgotten, because {@link tn.ars.tuniclaim.pusher.park.Park#settle} takes the bordereau
 * off the schedule only after locking the row that every addition locks first. Whether a change still counts is decided by
 * the journal under the claim, right before it is told, wherever it waited.
 *
 * <p>A bordereau that ARS names by the partner's id is claimed under its reference. Before its import nobody can know that
 * the two are one, so there may be claims, changes and a journal under the id. Who claims the reference later takes the
 * claim of the id too, and moves all that to the reference before he goes on; who claims the id finds out under his
 * claim that it is only another name, and goes to the reference. The move goes by slices, in one transaction each; the lane
 * of the id stays until the last, so that whoever comes next moves the rest before anything else.
 *
 * <p>Two names are two partitions, and nothing holds one of them back until the other has come as far. An older change may
 * then come when a newer one was told; the journal has it superseded, a payment too. So nothing goes backwards, but not
 * every payment is told, as it is where ARS uses one name.
 */
@ApplicationModule(allowedDependencies = {"change", "together"})
@NullMarked
package tn.ars.tuniclaim.pusher.park;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
