package tn.ars.tuniclaim.pusher.lane;

/** The time that a lane is at work. */
@FunctionalInterface
public interface Stint {

    /**
     * To be asked before each step that another instance could do as well.
     *
     * @throws StintIsOver when the records belong to another instance by now, or this one stops
     */
    void demand();
}
