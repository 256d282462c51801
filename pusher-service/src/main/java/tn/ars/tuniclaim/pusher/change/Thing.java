package tn.ars.tuniclaim.pusher.change;

import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.claim.NumeroBs;
import tn.ars.tuniclaim.event.PushKind;

/**
 * What has one state at the partner: of two changes of the same thing, the newer makes the older pointless.
 *
 * @param bulletin null when it is the whole bordereau
 */
public record Thing(BordereauReference bordereau, @Nullable NumeroBs bulletin, PushKind kind) {}
