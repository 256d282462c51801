/**
 * Keeps for ever who did what: every change that somebody asks for, and every view of what may be about persons. Doors: {@link
 * tn.ars.tuniclaim.dashboard.audit.Audit} to write, {@link tn.ars.tuniclaim.dashboard.audit.AuditTrail} to read. Enters {@code
 * access} and {@code page}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "page"})
package tn.ars.tuniclaim.dashboard.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
