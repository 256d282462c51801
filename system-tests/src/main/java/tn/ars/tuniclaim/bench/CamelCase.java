package tn.ars.tuniclaim.bench;

import java.util.Locale;

/** How constants are called in JSON. */
final class CamelCase {

    private CamelCase() {}

    /** @param constant such as {@code TOLD_TWICE} */
    static String of(String constant) {
        var word = new StringBuilder();
        for (var part : constant.toLowerCase(Locale.ROOT).split("_", -1)) {
            word.append(word.isEmpty() ? part : Character.toUpperCase(part.charAt(0)) + part.substring(1));
        }
        return word.toString();
    }
}
