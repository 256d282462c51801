package tn.ars.tuniclaim.dashboard.contracts;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What parameters mean that mean the same in every call. */
final class ParameterWords {

    static final String KEY = "Idempotency-Key";

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry(
                    KEY,
                    "1 to 128 visible ASCII characters: the same call under the same key again is the same request"),
            Map.entry("cursor", "`next` of the page before; absent: the first page"),
            Map.entry("limit", "How many at most"),
            Map.entry("content", "`true`: also words about persons, for who may view content; the audit notes it"),
            Map.entry("bordereau", "Reference of a bordereau"),
            Map.entry("bulletin", "Number of a bulletin of that bordereau; absent: all that concerns the bordereau"),
            Map.entry("run", "Id of a run, or of a request that a run serves"),
            Map.entry("position", "Where the entry stood in the run's last reading, from 1"),
            Map.entry("incident", "Id of an incident"),
            Map.entry("change", "Id of the event by which ARS told of the change"),
            Map.entry("id", "Id of what was asked for"),
            Map.entry("topic", "Topic of the dead letters"),
            Map.entry("partition", "Partition of the dead letter"),
            Map.entry("offset", "Offset of the dead letter"));

    private ParameterWords() {}

    /** Those without words of their own. */
    static void describe(Operation operation) {
        for (var parameter : parameters(operation)) {
            if (parameter.getDescription() == null) {
                parameter.setDescription(WORDS.get(parameter.getName()));
            }
        }
    }

    /** @param name null: any */
    static boolean has(Operation operation, String in, @Nullable String name) {
        return parameters(operation).stream()
                .anyMatch(parameter ->
                        in.equals(parameter.getIn()) && (name == null || name.equals(parameter.getName())));
    }

    private static List<Parameter> parameters(Operation operation) {
        return Objects.requireNonNullElse(operation.getParameters(), List.of());
    }
}
