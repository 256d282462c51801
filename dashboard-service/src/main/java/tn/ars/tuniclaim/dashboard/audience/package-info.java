/**
 * Shows who is told of what, and lets an administrator change it; its page. No door: URLs enter. Enters {@code access}, {@code care},
 * {@code incident} and {@code page}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "care", "incident", "page"})
package tn.ars.tuniclaim.dashboard.audience;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
