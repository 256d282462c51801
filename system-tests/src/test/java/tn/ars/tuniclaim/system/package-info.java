/**
 * The whole system from outside, through the doors that people and other programs use: the REST door, Kafka, the mailbox,
 * and the partner's own ledger.
 */
@NullMarked
package tn.ars.tuniclaim.system;

import org.jspecify.annotations.NullMarked;
