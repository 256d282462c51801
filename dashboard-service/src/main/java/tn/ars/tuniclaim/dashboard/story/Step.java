package tn.ars.tuniclaim.dashboard.story;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One fact about a bordereau or one of its bulletins.
 *
 * @param bulletin null when it is about the bordereau as a whole
 * @param changeId the id of the change that it is, or that it became of; null when it is about no change
 * @param words what else there is to say, by name; see {@link Said}
 */
public record Step(
        String factId,
        String bordereau,
        @Nullable String bulletin,
        Instant at,
        StepKind kind,
        @Nullable String changeId,
        Map<String, String> words) {

    public Step {
        words = Map.copyOf(words);
    }

    public @Nullable String word(String name) {
        return words.get(name);
    }
}
