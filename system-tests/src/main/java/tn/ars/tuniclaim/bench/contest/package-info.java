/**
 * The pusher's lanes and their rivals, each reading the same records with work that only sleeps; and a bare HTTP client, the limit of
 * what can be told. A program of its own, spoken to line by line. Door: {@code Contest}. Enters nothing.
 */
@NullMarked
package tn.ars.tuniclaim.bench.contest;

import org.jspecify.annotations.NullMarked;
