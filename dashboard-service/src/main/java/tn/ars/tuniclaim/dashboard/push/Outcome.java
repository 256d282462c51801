package tn.ars.tuniclaim.dashboard.push;

import tn.ars.tuniclaim.event.PushResult;
import tn.ars.tuniclaim.event.PushResult.PushDelivered;
import tn.ars.tuniclaim.event.PushResult.PushParked;
import tn.ars.tuniclaim.event.PushResult.PushRefused;
import tn.ars.tuniclaim.event.PushResult.PushSuperseded;

/** What a change has come to, as far as was told. */
public enum Outcome {
    /** Nothing was told of it yet. */
    PENDING,
    DELIVERED,
    WAITING,
    SUPERSEDED,
    REFUSED;

    static Outcome of(PushResult result) {
        return switch (result) {
            case PushDelivered _ -> DELIVERED;
            case PushParked _ -> WAITING;
            case PushSuperseded _ -> SUPERSEDED;
            case PushRefused _ -> REFUSED;
        };
    }
}
