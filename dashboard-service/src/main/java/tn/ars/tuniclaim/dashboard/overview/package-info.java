/**
 * The first page: how everything is, in one sentence, with the evidence. No door: URLs enter. Enters {@code access}, {@code audit}, {@code page}, {@code sync} and
 * the read models.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"access", "audit", "health", "history", "incident", "page", "push", "sync", "topic"})
package tn.ars.tuniclaim.dashboard.overview;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
