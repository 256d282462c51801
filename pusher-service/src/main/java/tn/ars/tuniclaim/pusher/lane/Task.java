package tn.ars.tuniclaim.pusher.lane;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What a record turned out to be.
 *
 * @param key what has the same key runs in order
 * @param record that brought it; it is not kept
 */
public record Task<V>(Object key, V value, ConsumerRecord<?, ?> record) {}
