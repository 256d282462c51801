package tn.ars.tuniclaim.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What runs, as other processes read it from {@code run.json}: who shows status, who stops it, who clears up after a kill.
 *
 * @param launcher the JVM of the embedded parts
 * @param processes the services, and the database server
 * @param readiness where each service says whether it is ready, by its name
 * @param dashboard where its pages are
 * @param sections what there is to know for whoever uses it
 * @param secondsToReady null while it is starting
 */
record RunRecord(
        ProcessMark launcher,
        List<ProcessMark> processes,
        Map<String, String> readiness,
        String dashboard,
        List<Section> sections,
        @Nullable Double secondsToReady) {
    private static final JsonMapper JSON = new JsonMapper();

    record Section(String title, List<Line> lines) {}

    /** Something, and what there is to say of it. */
    record Line(String what, String text) {}

    boolean ready() {
        return secondsToReady != null;
    }

    static Optional<RunRecord> in(Path file) {
        return OwnerFile.read(file).map(text -> JSON.readValue(text, RunRecord.class));
    }

    void write(Path file) {
        OwnerFile.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this));
    }
}
