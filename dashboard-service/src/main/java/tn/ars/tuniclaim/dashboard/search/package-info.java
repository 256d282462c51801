/**
 * Finds bordereaux, bulletins and changes, and tells the story of one of them. No door: URLs enter. Enters {@code access}, {@code audit}, {@code page} and the read
 * models.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "answer",
            "audit",
            "claim",
            "history",
            "incident",
            "letter",
            "page",
            "push",
            "rows",
            "story",
            "topic"
        })
package tn.ars.tuniclaim.dashboard.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
