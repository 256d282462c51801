package tn.ars.tuniclaim.dashboard.api;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Why somebody does what has to have a reason. */
record ReasonJson(
        @NotBlank @Size(max = LENGTH) @Pattern(regexp = PRINTABLE)
        String reason) {

    static final int LENGTH = 500;
    static final String PRINTABLE = "\\P{Cntrl}*";

    /** For what needs none. */
    record Optional(
            @Nullable @Size(max = LENGTH) @Pattern(regexp = PRINTABLE)
            String reason) {

        static final Optional NONE = new Optional(null);
    }
}
