package tn.ars.tuniclaim.dashboard.incident;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.event.NoticeRoutes;

/**
 * By which routes people are told, as the notifier last said.
 *
 * @param version of what they say: the same routes have the same one
 * @param changedBy null: they come from the notifier's settings
 * @param changedAt null as {@code changedBy}
 */
public record ToldRoutes(
        UUID version,
        NoticeRoutes routes,
        @Nullable String changedBy,
        @Nullable Instant changedAt) {}
