/**
 * What all pages have in common: words, states, the frame around them, the sign-in, and how every error is told over HTTP. Doors:
 * {@link tn.ars.tuniclaim.dashboard.page.Page}, {@link tn.ars.tuniclaim.dashboard.page.Words}, {@link
 * tn.ars.tuniclaim.dashboard.page.Sentence}, {@link tn.ars.tuniclaim.dashboard.page.State}, {@link
 * tn.ars.tuniclaim.dashboard.page.Frame}, {@link tn.ars.tuniclaim.dashboard.page.Chart}. Enters {@code access}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"access"})
package tn.ars.tuniclaim.dashboard.page;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
