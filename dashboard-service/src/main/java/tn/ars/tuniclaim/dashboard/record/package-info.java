/**
 * Looks at single records on Kafka, on behalf of no group. Doors: {@link tn.ars.tuniclaim.dashboard.record.RecordContents}, {@link
 * tn.ars.tuniclaim.dashboard.record.RecordPlace}, {@link tn.ars.tuniclaim.dashboard.record.Content}, {@link
 * tn.ars.tuniclaim.dashboard.record.Looking}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package tn.ars.tuniclaim.dashboard.record;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
