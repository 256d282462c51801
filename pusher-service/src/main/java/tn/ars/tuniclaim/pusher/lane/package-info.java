/**
 * Order and concurrency, and nothing else: what has the same key runs in order, different keys run at once on virtual
 * threads, never more than a set number. Doors: {@link tn.ars.tuniclaim.pusher.lane.LaneConsumer} with its {@link
 * tn.ars.tuniclaim.pusher.lane.LaneSource} and {@link tn.ars.tuniclaim.pusher.lane.LaneWork}, for what arrives on topics; {@link tn.ars.tuniclaim.pusher.lane.Lanes}, for what
 * is at hand. Enters no other room, and knows neither Spring nor HTTP.
 *
 * <h2>What holds</h2>
 *
 * <ul>
 *   <li>A record is committed only when it and all before it in its partition came to their ends.
 *   <li>No lane waits for another: one that is slow, or fails and pauses, holds up its own key. Its partition is fetched on
 *       until a window full of records is in hand.
 *   <li>Memory holds at most a window of records for each partition, and one poll.
 *   <li>When a partition goes, nothing more of it starts, and what is under way is waited for before the last commit. Only what
 *       takes longer than that patience, or a partition that was lost without a word, can be worked at by two instances at
 *       once; {@link tn.ars.tuniclaim.pusher.lane.Stint#demand} tells the former one.
 *   <li>While nothing comes through, nothing starts; polling goes on, so that the partitions stay.
 * </ul>
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package tn.ars.tuniclaim.pusher.lane;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
