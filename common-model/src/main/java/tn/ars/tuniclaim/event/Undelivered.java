package tn.ars.tuniclaim.event;

/** Why a change is not with the partner, as the pusher keeps it. */
public enum Undelivered {
    /** The partner said no. It is not tried again by itself. */
    REFUSED,
    /** The pusher could not handle it. It is not tried again by itself. */
    SET_ASIDE,
    /** It waits, and is tried again by itself. */
    PARKED
}
