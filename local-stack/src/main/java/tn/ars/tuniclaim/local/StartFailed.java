package tn.ars.tuniclaim.local;

/** The stack cannot run; the message says why and what to do, in words for the terminal. */
final class StartFailed extends RuntimeException {
    StartFailed(String message) {
        super(message);
    }
}
