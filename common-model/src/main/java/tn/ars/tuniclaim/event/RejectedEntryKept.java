package tn.ars.tuniclaim.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the partner wrote in an entry of which something was rejected. Personal and medical data.
 *
 * @param reading which of the run's, from 1
 * @param position where it stood in what the run read, counted from 1; its rejections name the same place
 * @param raw the whole entry as the partner wrote it, of one beyond measure its beginning; null where it was left out, being
 *     larger than anybody reads
 * @param bytes how large it is, left out or not
 */
public record RejectedEntryKept(
        UUID runId, int reading, long position, @Nullable String raw, int bytes) implements Event {

    private static final int LARGEST = 1024 * 1024;

    public RejectedEntryKept {
        Required.field(runId, "runId");
        if (reading < 1) {
            throw new IllegalArgumentException("reading must be at least 1, not " + reading);
        }
    }

    /** What is larger than 1 MiB is left out. */
    public static RejectedEntryKept of(UUID runId, int reading, long position, String raw) {
        var bytes = raw.getBytes(UTF_8).length;
        return new RejectedEntryKept(runId, reading, position, bytes > LARGEST ? null : raw, bytes);
    }

    /** Each entry is told of by itself; none has to be in order with another. */
    @Override
    public String key() {
        return runId + "/" + reading + "/" + position;
    }

    @Override
    public Topic topic() {
        return Topic.REJECTED_ENTRIES;
    }
}
