/**
 * Knows how far behind every group of readers is, and how long topics are kept; asks Kafka itself. Door: {@link
 * tn.ars.tuniclaim.dashboard.topic.Lags}. Enters {@code access}, {@code letter}, {@code page}, {@code record},
 * {@code rows}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "letter", "page", "record", "rows"})
package tn.ars.tuniclaim.dashboard.topic;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
