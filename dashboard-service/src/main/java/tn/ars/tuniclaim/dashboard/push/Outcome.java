package tn.ars.tuniclaim.dashboard.push;

import tn.ars.tuniclaim.event.PushResult;
import tn.ars.tuniclaim.event.PushResult.PushDelivered;
import tn.ars.tuniclaim.event.PushResult.PushDiscarded;
import tn.ars.tuniclaim.event.PushResult.PushParked;
import tn.ars.tuniclaim.event.PushResult.PushRefused;
import tn.ars.tuniclaim.event.PushResult.PushReleased;
import tn.ars.tuniclaim.event.PushResult.PushSetAside;
import tn.ars.tuniclaim.event.PushResult.PushSuperseded;

/** What a change has come to, as far as was told. */
enum Outcome {
    DELIVERED,
    WAITING,
    SUPERSEDED,
    REFUSED,
    /** The pusher could not handle it. */
    SET_ASIDE,
    /** A person decided that it is told no more. */
    DISCARDED;

    static Outcome of(PushResult result) {
        return switch (result) {
            case PushDelivered _ -> DELIVERED;
            case PushParked _, PushReleased _ -> WAITING;
            case PushSuperseded _ -> SUPERSEDED;
            case PushRefused _ -> REFUSED;
            case PushSetAside _ -> SET_ASIDE;
            case PushDiscarded _ -> DISCARDED;
        };
    }
}
