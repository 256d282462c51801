package tn.ars.tuniclaim.pusher.partner;

/** Whether a person wants the partner to be left alone. Thread-safe. */
public interface Flow {

    boolean isPaused();
}
