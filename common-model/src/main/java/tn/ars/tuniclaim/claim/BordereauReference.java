package tn.ars.tuniclaim.claim;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A bordereau's business key, unique at the partner; 1 to 128 visible characters. It is the key of every record that concerns the bordereau. */
public record BordereauReference(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public BordereauReference {
        Words.key(value, "a bordereau's reference");
    }

    @Override
    public String toString() {
        return value;
    }
}
