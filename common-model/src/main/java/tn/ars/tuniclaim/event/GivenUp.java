package tn.ars.tuniclaim.event;

/** Why a change that was not told is not tried again by itself. */
public enum GivenUp {
    /** The partner said no. */
    REFUSED,
    /** The pusher could not handle it. */
    SET_ASIDE
}
