/**
 * Tells every open page, of every instance, that something is new. Door: {@link tn.ars.tuniclaim.dashboard.news.News}. Enters no
 * other room.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package tn.ars.tuniclaim.dashboard.news;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
