package tn.ars.tuniclaim.importer.normalize;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Whole numbers as the partner writes them: as numbers and as text. */
final class Counts {

    private static final String REASON = "must be a whole number from 0 to 99999";

    private Counts() {}

    static @Nullable Integer count(JsonNode node) {
        var word = Texts.word(node);
        if (word == null) {
            return null;
        }
        if (!word.matches("\\d{1,5}")) {
            throw new IllegalArgumentException(REASON);
        }
        return Integer.valueOf(word);
    }
}
