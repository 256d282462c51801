package tn.ars.tuniclaim.pusher.lane;

/** The records are no longer ours to work at; whoever has them next goes on. */
public final class StintIsOver extends RuntimeException {

    public StintIsOver() {
        super("the records belong to another instance by now", null, false, false);
    }
}
