/**
 * Remembers what the pusher said to commands, and whether it is paused; fed by {@code tuniclaim.push-events}. Door: {@link
 * tn.ars.tuniclaim.dashboard.answer.PushAnswers}. Enters {@code news}, {@code retention}, {@code rows}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"news", "retention", "rows"})
package tn.ars.tuniclaim.dashboard.answer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
