package tn.ars.tuniclaim.importer.partner;

import java.time.Duration;
import java.util.OptionalDouble;

/**
 * How the present reading goes on.
 *
 * @param elapsed since it began
 * @param share of it that has arrived, up to 1; empty where its length is not known
 */
public record Pace(Duration elapsed, OptionalDouble share) {}
