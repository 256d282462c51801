/**
 * Obeys people: what they do about incidents, who is told, what is tried again. No door: a topic enters. Enters {@code
 * incident}, {@code notice} and {@code delivery}.
 */
@ApplicationModule(allowedDependencies = {"incident", "notice", "delivery"})
@NullMarked
package tn.ars.tuniclaim.notifier.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
