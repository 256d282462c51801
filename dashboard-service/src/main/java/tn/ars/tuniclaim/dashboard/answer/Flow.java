package tn.ars.tuniclaim.dashboard.answer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether changes go out, and who said so. */
public record Flow(
        boolean paused, String requestedBy, @Nullable String reason, Instant toldAt) {}
