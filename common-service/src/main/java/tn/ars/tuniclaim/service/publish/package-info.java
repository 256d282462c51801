/**
 * Tells facts to Kafka at once, for those who have no row to write with them. Doors: {@link
 * tn.ars.tuniclaim.service.publish.EventPublisher}, {@link tn.ars.tuniclaim.service.publish.Facts}. Enters no other room.
 */
@NullMarked
package tn.ars.tuniclaim.service.publish;

import org.jspecify.annotations.NullMarked;
