/**
 * Obeys people: what they do about incidents, who is told, what is tried again. No door: a topic enters. Enters {@code
 * incident}, {@code notice}, {@code delivery} and {@code retention}.
 */
@ApplicationModule(allowedDependencies = {"incident", "notice", "delivery", "retention"})
@NullMarked
package tn.ars.tuniclaim.notifier.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
