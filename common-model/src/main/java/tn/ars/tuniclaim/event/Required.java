package tn.ars.tuniclaim.event;

import org.jspecify.annotations.Nullable;

/** Names the field that a record on the wire left out, for a type system that the wire does not know. */
final class Required {

    private Required() {}

    static void field(@Nullable Object value, String name) {
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
    }
}
