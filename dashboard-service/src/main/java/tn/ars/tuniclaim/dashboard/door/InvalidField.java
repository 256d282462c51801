package tn.ars.tuniclaim.dashboard.door;

/** A field of a call is not what it should be. The message names it and says what would be right, never the value found. */
final class InvalidField extends RuntimeException {

    private final String field;

    InvalidField(String field, String whatIsRight) {
        super(field + " " + whatIsRight);
        this.field = field;
    }

    String field() {
        return field;
    }
}
