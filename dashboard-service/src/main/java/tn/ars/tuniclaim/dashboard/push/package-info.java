/**
 * Remembers what ARS decided, what became of each change that the partner was to be told, and what the pusher did upon commands;
 * fed by {@code ars.*}, {@code tuniclaim.push-results} and {@code tuniclaim.push-events}. Doors: {@link
 * tn.ars.tuniclaim.dashboard.push.Pushes}, {@link tn.ars.tuniclaim.dashboard.push.Tallies}, {@link
 * tn.ars.tuniclaim.dashboard.push.PushAnswers}. Enters {@code access}, {@code audit}, {@code news}, {@code page}, {@code resend}, {@code retention}, {@code rows}, {@code story}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "audit", "news", "page", "resend", "retention", "rows", "story"})
package tn.ars.tuniclaim.dashboard.push;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
