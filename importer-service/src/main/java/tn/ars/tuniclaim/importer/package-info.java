/**
 * Reads the partner, writes ARS's tables, publishes what changed. One direction: {@code schedule} and {@code command} enter
 * {@code run}, which leads entries through {@code partner}, {@code normalize} and {@code bordereau}; {@code status} enters
 * {@code bordereau}.
 */
@NullMarked
package tn.ars.tuniclaim.importer;

import org.jspecify.annotations.NullMarked;
