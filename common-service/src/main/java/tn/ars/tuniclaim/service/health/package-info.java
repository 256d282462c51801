/**
 * Tells how this instance is, on {@code integration.health} and over HTTP. No door: a timer enters. Enters {@code
 * intake} and {@code publish}.
 */
@NullMarked
package tn.ars.tuniclaim.service.health;

import org.jspecify.annotations.NullMarked;
