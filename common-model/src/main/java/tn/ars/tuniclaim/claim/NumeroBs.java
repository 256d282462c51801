package tn.ars.tuniclaim.claim;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The number of a bulletin de soin, unique inside its bordereau only; 1 to 128 visible characters. */
public record NumeroBs(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public NumeroBs {
        Words.key(value, "a bulletin's numBs");
    }

    @Override
    public String toString() {
        return value;
    }
}
