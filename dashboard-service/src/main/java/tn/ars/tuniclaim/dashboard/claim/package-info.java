/**
 * Remembers each bordereau and bulletin that was imported, fed by {@code tuniclaim.bordereaux} and {@code tuniclaim.bulletins}.
 * Door: {@link tn.ars.tuniclaim.dashboard.claim.Claims}. Enters {@code news}, {@code rows}, {@code story}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"news", "rows", "story"})
package tn.ars.tuniclaim.dashboard.claim;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
