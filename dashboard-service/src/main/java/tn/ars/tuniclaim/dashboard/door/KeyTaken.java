package tn.ars.tuniclaim.dashboard.door;

/** The key of a call has been used before, for another body. */
final class KeyTaken extends RuntimeException {

    KeyTaken() {
        super("another body was told under this key");
    }
}
