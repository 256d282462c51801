/**
 * Remembers what ARS decided, and what became of each change that the partner was to be told; fed by {@code ars.*} and {@code
 * tuniclaim.push-results}. Doors: {@link tn.ars.tuniclaim.dashboard.push.Pushes}, {@link tn.ars.tuniclaim.dashboard.push.Tallies}.
 * Enters {@code access}, {@code answer}, {@code audit}, {@code news}, {@code page}, {@code resend}, {@code retention}, {@code rows},
 * {@code story}.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"access", "answer", "audit", "news", "page", "resend", "retention", "rows", "story"})
package tn.ars.tuniclaim.dashboard.push;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
