package tn.ars.tuniclaim.simulator.form;

/** A field that cannot be taken as it is; the sender is told which and why. */
public final class BadField extends RuntimeException {

    private final String field;

    public BadField(String field, String reason) {
        super(reason);
        this.field = field;
    }

    public String field() {
        return field;
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
