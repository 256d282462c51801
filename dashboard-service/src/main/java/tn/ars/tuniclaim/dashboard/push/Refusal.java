package tn.ars.tuniclaim.dashboard.push;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.event.PushKind;

/**
 * A change that the partner refused and that nothing newer has made good.
 *
 * @param state what the partner was told, in ARS's words
 * @param httpStatus null when it was told of before answers were kept
 * @param answer the partner's own words, which may be about persons; null when it said nothing, or to those who may not see them
 */
public record Refusal(
        String bordereau,
        @Nullable String bulletin,
        PushKind kind,
        String state,
        Instant at,
        @Nullable Integer httpStatus,
        @Nullable String answer) {}
