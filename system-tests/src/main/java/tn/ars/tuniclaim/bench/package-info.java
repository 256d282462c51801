/**
 * Benchmarks by name, each of which says what it found as a table for people and as JSON for programs. Door: {@code Bench}. Enters
 * {@code stage}, {@code rival} and {@code contest}.
 */
@NullMarked
package tn.ars.tuniclaim.bench;

import org.jspecify.annotations.NullMarked;
