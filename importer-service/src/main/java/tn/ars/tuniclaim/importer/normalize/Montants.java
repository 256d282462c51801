package tn.ars.tuniclaim.importer.normalize;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.claim.Montant;
import tools.jackson.databind.JsonNode;

/** Amounts as the partner writes them: numbers, {@code "123.450"} and {@code "1 234,500"} with any kind of space. */
final class Montants {

    private static final String SPACE = "[ \\u00A0\\u202F]";
    private static final Pattern FORM = Pattern.compile("[+-]?(?:\\d+|\\d{1,3}(?:" + SPACE + "\\d{3})+)(?:[.,]\\d+)?");
    private static final Pattern SPACES = Pattern.compile(SPACE);

    private Montants() {}

    static @Nullable Montant montant(JsonNode node) {
        if (node.isNumber()) {
            return new Montant(node.decimalValue());
        }
        var word = Texts.word(node);
        if (word == null) {
            return null;
        }
        if (!FORM.matcher(word).matches()) {
            throw new IllegalArgumentException("must be an amount such as 123.450 or 1 234,500");
        }
        return Montant.of(SPACES.matcher(word).replaceAll("").replace(',', '.'));
    }
}
