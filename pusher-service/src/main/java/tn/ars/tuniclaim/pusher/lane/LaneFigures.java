package tn.ars.tuniclaim.pusher.lane;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How it stands at one moment.
 *
 * @param atWork lanes that run
 * @param allowed lanes that may run
 * @param lanes keys with records in hand
 * @param failing those of them that failed and wait to go on
 * @param inHand records fetched that did not come to their end
 * @param oldest when the oldest record in hand was written; null when there is none
 */
public record LaneFigures(
        int atWork,
        int allowed,
        int lanes,
        int failing,
        int inHand,
        @Nullable Instant oldest) {}
