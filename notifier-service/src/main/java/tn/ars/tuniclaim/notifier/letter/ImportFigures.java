package tn.ars.tuniclaim.notifier.letter;

import java.time.Instant;

/** What a large import brought. */
public record ImportFigures(long bordereaux, long bulletins, long created, long updated, Instant endedAt) {}
