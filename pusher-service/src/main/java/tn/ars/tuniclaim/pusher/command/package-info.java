/**
 * Obeys people: pauses and resumes the pusher, tells again of what was given up, discards it. No door: a topic and timers
 * enter. Enters {@code partner}, {@code park}, {@code journal} and {@code change}.
 */
@ApplicationModule(allowedDependencies = {"partner", "park", "journal", "change"})
@NullMarked
package tn.ars.tuniclaim.pusher.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
