package tn.ars.tuniclaim.notifier.incident;

import java.util.regex.Pattern;

/** Text of others, fit for a database, a mail header and a page: one line of bounded length. */
final class Line {

    private static final int MAX_LENGTH = 500;

    private static final Pattern BREAKS = Pattern.compile("[\\p{Cntrl}\\s]+");

    private Line() {}

    static String of(String text) {
        var line = BREAKS.matcher(text).replaceAll(" ").strip();
        return line.length() <= MAX_LENGTH ? line : line.substring(0, MAX_LENGTH - 1) + "…";
    }
}
