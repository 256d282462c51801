package tn.ars.tuniclaim.importer.partner;

import tools.jackson.databind.JsonNode;

/** One entry of the partner's list. */
public sealed interface Entry {

    /** Where it stood in the list, counted from 1. */
    long position();

    /** What the partner wrote, as far as it is known. */
    JsonNode json();

    /** The entry with its bulletins under {@code bulletinsSoins}, wherever the partner keeps them. */
    record Whole(long position, JsonNode json) implements Entry {}

    /**
     * An entry of which something could not be had.
     *
     * @param field what is missing
     * @param reason why, without any value of it
     */
    record Incomplete(long position, JsonNode json, String field, String reason) implements Entry {}
}
