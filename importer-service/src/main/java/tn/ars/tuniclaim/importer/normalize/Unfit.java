package tn.ars.tuniclaim.importer.normalize;

import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.event.RejectionCode;

/** A field cannot be read; becomes a rejection before it leaves the room. */
final class Unfit extends RuntimeException {

    private final String field;
    private final RejectionCode code;
    private final @Nullable String expected;
    private final String reason;

    /** @param expected what would be right, in no language */
    Unfit(String field, RejectionCode code, @Nullable String expected, String reason) {
        super(field + " " + reason, null, false, false);
        this.field = field;
        this.code = code;
        this.expected = expected;
        this.reason = reason;
    }

    String field() {
        return field;
    }

    RejectionCode code() {
        return code;
    }

    @Nullable
    String expected() {
        return expected;
    }

    String reason() {
        return reason;
    }
}
