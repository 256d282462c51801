package tn.ars.tuniclaim.dashboard.push;

import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.event.ParkReason;
import tn.ars.tuniclaim.event.PushKind;

/** Changes that are where they are for the same reason. */
public record PushGroup(PushKind kind, @Nullable ParkReason reason, long changes) {}
