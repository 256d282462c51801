package tn.ars.tuniclaim.dashboard.door;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** @param eventId the id under which the change can be followed; null when there is none */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PushAnswerJson(
        boolean success,
        String message,
        @Nullable String eventId,
        @Nullable String error) {}
