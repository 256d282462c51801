/**
 * The buttons of the pages: each asks for what the REST door of programs can ask for too, and says on the page where it stands what
 * came of it. No door: URLs enter. Enters {@code access}, {@code care}, {@code flow}, {@code history}, {@code incident}, {@code letter}, {@code page},
 * {@code record}, {@code resend}, {@code sync}.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "care",
            "flow",
            "history",
            "incident",
            "letter",
            "page",
            "record",
            "resend",
            "sync"
        })
package tn.ars.tuniclaim.dashboard.action;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
