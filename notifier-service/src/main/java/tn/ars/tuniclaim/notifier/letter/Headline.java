package tn.ars.tuniclaim.notifier.letter;

import java.time.Instant;

/** One line of a digest or a summary. */
public record Headline(Instant at, String text, String link) {}
