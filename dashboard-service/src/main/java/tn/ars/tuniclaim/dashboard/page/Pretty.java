package tn.ars.tuniclaim.dashboard.page;

/**
 * Lays JSON out for people. Nothing but space outside of its texts is changed, so that it says what it said, to the letter, even
 * where it is no right JSON; what begins like none stays as it is.
 */
final class Pretty {

    /** Deeper levels stand below one another: otherwise a few brackets would make megabytes of space. */
    private static final int DEEPEST = 20;

    private final String text;
    private final StringBuilder out;
    private int depth;

    private Pretty(String text) {
        this.text = text;
        this.out = new StringBuilder(text.length() * 3 / 2);
    }

    static String json(String text) {
        var begun = text.stripLeading();
        return begun.startsWith("{") || begun.startsWith("[") ? new Pretty(text).laidOut() : text;
    }

    private String laidOut() {
        for (var at = 0; at < text.length(); at++) {
            var character = text.charAt(at);
            if (character == '"') {
                var end = endOfText(at);
                out.append(text, at, end);
                at = end - 1;
            } else if (!Character.isWhitespace(character)) {
                add(character, at);
            }
        }
        return out.toString();
    }

    private void add(char character, int at) {
        switch (character) {
            case '{', '[' -> {
                out.append(character);
                depth++;
                if (!isEmpty(at)) {
                    breakLine();
                }
            }
            case '}', ']' -> {
                depth = Math.max(0, depth - 1);
                if (out.charAt(out.length() - 1) != (character == '}' ? '{' : '[')) {
                    breakLine();
                }
                out.append(character);
            }
            case ',' -> {
                out.append(character);
                breakLine();
            }
            case ':' -> out.append(": ");
            default -> out.append(character);
        }
    }

    /** Whether what opens there is closed at once. */
    private boolean isEmpty(int at) {
        var next = at + 1;
        while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        return next < text.length() && (text.charAt(next) == '}' || text.charAt(next) == ']');
    }

    private int endOfText(int begin) {
        for (var at = begin + 1; at < text.length(); at++) {
            if (text.charAt(at) == '\\') {
                at++;
            } else if (text.charAt(at) == '"') {
                return at + 1;
            }
        }
        return text.length();
    }

    private void breakLine() {
        out.append('\n').append("  ".repeat(Math.min(depth, DEEPEST)));
    }
}
