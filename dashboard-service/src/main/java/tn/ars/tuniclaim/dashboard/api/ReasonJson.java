package tn.ars.tuniclaim.dashboard.api;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Why somebody does what has to have a reason. */
record ReasonJson(@NotBlank @Size(max = LENGTH) @Printable String reason) {

    static final int LENGTH = 500;
}
