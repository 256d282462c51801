package tn.ars.tuniclaim.dashboard.topic;

import org.apache.kafka.common.TopicPartition;

/** Where a group reads. */
record Place(String group, TopicPartition partition) {}
