package tn.ars.tuniclaim.dashboard.door;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code imported} and {@code errors} are what the screens read; a run that only begins has none. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SyncAnswerJson(
        boolean success,
        long imported,
        long errors,
        String message,
        @Nullable UUID runId,
        @Nullable String error) {

    static SyncAnswerJson accepted(UUID runId, String message) {
        return new SyncAnswerJson(true, 0, 0, message, runId, null);
    }

    static SyncAnswerJson failed(String message, String error) {
        return new SyncAnswerJson(false, 0, 0, message, null, error);
    }
}
