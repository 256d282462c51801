package tn.ars.tuniclaim.simulator.fault;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.simulator.form.BadField;
import tn.ars.tuniclaim.simulator.form.Form;
import tools.jackson.databind.JsonNode;

/**
 * One effect with the calls that it meets.
 *
 * @param path the kind of call, or {@code *}
 * @param references the bordereaux (references or ids) it is limited to; empty for all
 * @param share of the calls that match
 * @param times after which it meets nobody any more
 * @param afterApplying a writing call is carried out first, and only its answer suffers
 * @param written as it was sent
 */
record Fault(
        String path,
        Set<String> references,
        double share,
        long times,
        boolean afterApplying,
        Effect effect,
        JsonNode written) {

    static final String EVERY_PATH = "*";

    static Fault read(JsonNode json, Collection<String> paths) {
        var form = new Form(json);
        var allowed = new ArrayList<>(paths);
        allowed.add(EVERY_PATH);
        var fault = new Fault(
                form.word("path", allowed, EVERY_PATH),
                form.texts("references"),
                form.share("share", 1),
                form.number("times", Long.MAX_VALUE, 1, Long.MAX_VALUE),
                form.word("when", List.of("before", "after"), "before").equals("after"),
                Effect.read(form),
                json);
        form.nothingElse();
        if (fault.effect instanceof Effect.Refuse && fault.isLimited()) {
            throw new BadField("effect", "refuse closes the whole API: no path, references, share, times or when");
        }
        return fault;
    }

    private boolean isLimited() {
        return !path.equals(EVERY_PATH)
                || !references.isEmpty()
                || share < 1
                || times < Long.MAX_VALUE
                || afterApplying;
    }

    boolean matches(String call, @Nullable String reference, @Nullable String id) {
        return (path.equals(EVERY_PATH) || path.equals(call))
                && (references.isEmpty()
                        || (reference != null && references.contains(reference))
                        || (id != null && references.contains(id)));
    }
}
