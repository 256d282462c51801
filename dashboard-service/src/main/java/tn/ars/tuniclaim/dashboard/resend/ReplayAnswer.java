package tn.ars.tuniclaim.dashboard.resend;

import java.time.Instant;

/** What came of asking for a replay. */
public sealed interface ReplayAnswer {

    /** The pusher is told. */
    record Told() implements ReplayAnswer {}

    /** There may be payments in it: somebody else has to agree until then. */
    record NeedsSecond(Instant expiresAt) implements ReplayAnswer {}

    /** Many are asked for, and no rehearsal of just these is known that is answered and new enough. */
    record NotRehearsed() implements ReplayAnswer {}
}
