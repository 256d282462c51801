/**
 * Tells other services what somebody asks of them, and the audit who it was. Door: {@link
 * tn.ars.tuniclaim.dashboard.command.Commands}. Enters {@code audit}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"audit"})
package tn.ars.tuniclaim.dashboard.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
