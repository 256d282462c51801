/**
 * The facts that travel on Kafka, the topics that carry them, and their CloudEvents form. Doors: {@link
 * tn.ars.tuniclaim.event.Event} with its records, {@link tn.ars.tuniclaim.event.Topic}, {@link
 * tn.ars.tuniclaim.event.EventCodec}. Enters {@code claim}.
 */
@NullMarked
package tn.ars.tuniclaim.event;

import org.jspecify.annotations.NullMarked;
