/**
 * All that the pages show and do, for programs: {@code /api/v1}. No door: URLs enter. Enters {@code access}, {@code repetition}, the
 * rooms that ask for something, and those that are read.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "answer",
            "audit",
            "care",
            "claim",
            "flow",
            "health",
            "history",
            "incident",
            "letter",
            "push",
            "record",
            "repetition",
            "resend",
            "rows",
            "story",
            "sync",
            "topic"
        })
package tn.ars.tuniclaim.dashboard.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
