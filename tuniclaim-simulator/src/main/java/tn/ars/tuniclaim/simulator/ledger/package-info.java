/**
 * Remembers in a file every writing call, and judges whether anything went backwards, arrived twice or stayed away.
 * Door: {@code Ledger}. May enter {@code form}.
 */
@NullMarked
package tn.ars.tuniclaim.simulator.ledger;

import org.jspecify.annotations.NullMarked;
