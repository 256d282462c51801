package tn.ars.tuniclaim.importer.normalize;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Text as the partner writes it: strings, and numbers where a string was meant. */
final class Texts {

    private static final int MAX_DIGITS = 64;
    private static final char MARK = '\uFEFF';
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\uFEFF]+");
    private static final Pattern HALF_CHARACTERS = Pattern.compile("\\p{Cs}");

    private Texts() {}

    /** Without control characters, cut to the length; null when nothing is left. */
    static @Nullable String free(JsonNode node, int maxLength) {
        var word = word(node);
        return word == null ? null : clean(word, maxLength);
    }

    /** Likewise. */
    static @Nullable String clean(String word, int maxLength) {
        if (isPlain(word)) {
            return word.isBlank() ? null : cut(word.strip(), maxLength);
        }
        var visible = INVISIBLE.matcher(word).replaceAll(" ");
        var clean = HALF_CHARACTERS.matcher(visible).replaceAll("\uFFFD").strip();
        return clean.isEmpty() ? null : cut(clean, maxLength);
    }

    /** True when there is nothing to be mended, as nearly always. */
    private static boolean isPlain(String word) {
        for (var i = 0; i < word.length(); i++) {
            var character = word.charAt(i);
            if (Character.isISOControl(character) || Character.isSurrogate(character) || character == MARK) {
                return false;
            }
        }
        return true;
    }

    /** As it stands, but for the spaces around it; null when there is nothing else. */
    static @Nullable String word(JsonNode node) {
        if (node.isNumber()) {
            return digits(node.decimalValue());
        }
        if (!node.isString()) {
            throw new IllegalArgumentException("must be text");
        }
        var word = node.stringValue().strip();
        return word.isEmpty() ? null : word;
    }

    private static String digits(BigDecimal number) {
        // Looked at before it is written out: 1E+999999999 is a short number and an endless text.
        if (Math.abs((long) number.precision() - number.scale()) > MAX_DIGITS || number.scale() > MAX_DIGITS) {
            throw new IllegalArgumentException("must be text");
        }
        return number.stripTrailingZeros().toPlainString();
    }

    /** Never between the halves of a character. */
    private static String cut(String text, int maxLength) {
        if (text.length() <= maxLength) {
            return text;
        }
        var end = Character.isHighSurrogate(text.charAt(maxLength - 1)) ? maxLength - 1 : maxLength;
        return text.substring(0, end);
    }
}
