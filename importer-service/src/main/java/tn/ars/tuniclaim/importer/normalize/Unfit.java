package tn.ars.tuniclaim.importer.normalize;

/** A field cannot be read; becomes a rejection before it leaves the room. */
final class Unfit extends RuntimeException {

    private final String field;
    private final String reason;

    Unfit(String field, String reason) {
        super(field + " " + reason, null, false, false);
        this.field = field;
        this.reason = reason;
    }

    String field() {
        return field;
    }

    String reason() {
        return reason;
    }
}
