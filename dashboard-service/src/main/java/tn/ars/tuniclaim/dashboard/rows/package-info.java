/**
 * Writes and reads rows by the thousand in one statement. Doors: {@link tn.ars.tuniclaim.dashboard.rows.Rows}, {@link
 * tn.ars.tuniclaim.dashboard.rows.Columns}, {@link tn.ars.tuniclaim.dashboard.rows.Mark}. Enters no other room.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package tn.ars.tuniclaim.dashboard.rows;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
