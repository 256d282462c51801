/**
 * The four REST calls that ARS's existing screens make. No door: URLs enter. Enters {@code access},
 * {@code audit}, {@code history}, {@code repetition} and {@code sync}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "audit", "history", "repetition", "sync"})
package tn.ars.tuniclaim.dashboard.door;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
