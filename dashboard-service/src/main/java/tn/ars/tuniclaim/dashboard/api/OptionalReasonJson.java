package tn.ars.tuniclaim.dashboard.api;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Why somebody does what needs no reason. */
record OptionalReasonJson(
        @Nullable @Size(max = ReasonJson.LENGTH) @Printable String reason) {

    static final OptionalReasonJson NONE = new OptionalReasonJson(null);
}
