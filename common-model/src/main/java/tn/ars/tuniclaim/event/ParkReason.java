package tn.ars.tuniclaim.event;

/** Why a change waits in the pusher instead of being with the partner. */
public enum ParkReason {
    /** The partner did not take it for a reason that time may mend. */
    PARTNER_FAILING,
    /** An older change of the same bordereau waits, and the order must hold. */
    BEHIND_ANOTHER,
    /** The bordereau was never imported and the partner does not know it either. */
    BORDEREAU_UNKNOWN,
    /** The lane took so long that it gave way to the others. */
    LANE_SLOW
}
