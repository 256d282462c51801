/**
 * Remembers what happened to each bordereau and each bulletin, as one line of time. Doors: {@link
 * tn.ars.tuniclaim.dashboard.story.Steps}, {@link tn.ars.tuniclaim.dashboard.story.Step}, {@link
 * tn.ars.tuniclaim.dashboard.story.About}. Enters {@code retention}, {@code rows}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"retention", "rows"})
package tn.ars.tuniclaim.dashboard.story;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
