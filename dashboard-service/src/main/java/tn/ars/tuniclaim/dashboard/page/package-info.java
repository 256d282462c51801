/**
 * The pages that people read, and how every other error is told over HTTP. No door: URLs enter. Enters {@code access}, {@code
 * sync} and the read models.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "health", "history", "incident", "push", "sync"})
package tn.ars.tuniclaim.dashboard.page;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
