package tn.ars.tuniclaim.dashboard.repetition;

import java.time.Instant;

/**
 * What was told under a key.
 *
 * @param factId made of the key and all that it is valid for
 * @param fingerprint of the body; equal fingerprints are the same call
 * @param at when what it tells was decided, to the microsecond
 */
public record KeyedCall(String factId, String fingerprint, Instant at) {}
