/**
 * The parts that a benchmark needs, each a process of its own, so that each can be measured and killed alone: Kafka, PostgreSQL,
 * the simulated partner, the services from the jars that production runs. Door: {@code Stage}. Enters nothing.
 */
@NullMarked
package tn.ars.tuniclaim.bench.stage;

import org.jspecify.annotations.NullMarked;
