package tn.ars.tuniclaim.claim;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The id that the partner itself gives a bordereau and expects in its paths; a number or a string on its side, text here. */
public record PartnerId(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PartnerId {
        Words.key(value, "the partner's id");
    }

    @Override
    public String toString() {
        return value;
    }
}
