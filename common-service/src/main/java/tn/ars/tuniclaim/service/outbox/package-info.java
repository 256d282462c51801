/**
 * Lets a row and the fact that tells of it stand or fall together: the fact is written beside the row, and a relay brings it to
 * Kafka afterwards, in order, at least once. Door: {@link tn.ars.tuniclaim.service.outbox.Outbox}. Enters {@code publish}.
 */
@NullMarked
package tn.ars.tuniclaim.service.outbox;

import org.jspecify.annotations.NullMarked;
