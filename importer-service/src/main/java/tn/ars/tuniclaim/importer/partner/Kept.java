package tn.ars.tuniclaim.importer.partner;

/**
 * An entry that was read before and is to be read again.
 *
 * @param position its place among those that are
 * @param json as the partner wrote it
 */
public record Kept(long position, String json) {}
