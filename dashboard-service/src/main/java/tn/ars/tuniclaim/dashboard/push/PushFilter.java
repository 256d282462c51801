package tn.ars.tuniclaim.dashboard.push;

import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.event.ParkReason;
import tn.ars.tuniclaim.event.PushKind;

/**
 * Which changes are asked for, among those that are not with the partner.
 *
 * @param outcome pending, waiting or refused; of the refused ones, with those set aside, all that need somebody
 * @param kind null: any, as are the others
 */
public record PushFilter(
        Outcome outcome,
        @Nullable PushKind kind,
        @Nullable ParkReason reason,
        @Nullable String bordereau) {}
