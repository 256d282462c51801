/**
 * Knows how far behind every group of readers is, and which records were set aside; asks Kafka itself, and is fed by all
 * {@code *.dlt}. Doors: {@link tn.ars.tuniclaim.dashboard.topic.Lags}, {@link tn.ars.tuniclaim.dashboard.topic.Letters}, {@link
 * tn.ars.tuniclaim.dashboard.topic.LetterContents}. Enters {@code access}, {@code audit}, {@code news}, {@code page}, {@code retention}, {@code rows}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "audit", "news", "page", "retention", "rows"})
package tn.ars.tuniclaim.dashboard.topic;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
