/**
 * Obeys people: pauses and resumes the pusher, has it tell what the partner does not have, or discards that. No door: a topic and timers
 * enter. Enters {@code partner}, {@code park}, {@code journal} and {@code change}.
 */
@ApplicationModule(allowedDependencies = {"partner", "park", "journal", "change"})
@NullMarked
package tn.ars.tuniclaim.pusher.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
