package tn.ars.tuniclaim.notifier.line;

import java.util.regex.Pattern;

/** Text of others, fit for a database, a mail header and a page: one line of bounded length. */
public final class Line {

    private static final int MAX_LENGTH = 500;

    private static final Pattern BREAKS = Pattern.compile("[\\p{Cntrl}\\s]+");

    private Line() {}

    public static String of(String text) {
        return cut(BREAKS.matcher(text).replaceAll(" ").strip(), MAX_LENGTH);
    }

    /** Half a character is none, and nobody could write it down. */
    public static String cut(String text, int maxLength) {
        if (text.length() <= maxLength) {
            return text;
        }
        var end = maxLength - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
