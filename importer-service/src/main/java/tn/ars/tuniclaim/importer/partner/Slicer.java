package tn.ars.tuniclaim.importer.partner;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Cuts JSON text into its values without reading them: whatever their size, form or depth, what comes behind them can be
 * reached. Keeps a bounded part of one value. For one thread.
 */
final class Slicer implements AutoCloseable {

    private static final int CHUNK = 64 * 1024;
    private static final int END = -1;
    private static final int NOWHERE = -1;

    /** What ends a run of bytes that are of no interest, in a string and outside of one. */
    private static final boolean[] ENDS_TEXT = only("\"\\");

    private static final boolean[] ENDS_GAP = only("\"{}[]");

    private final InputStream text;
    private final long atMost;
    private final byte[] field;
    private byte[] buffer = new byte[2 * CHUNK];
    /** The next byte, and behind the last one. */
    private int at;

    private int end;
    /** Where the value begins that is being cut; {@link #NOWHERE} while none is, or too much of it has come. */
    private int from = NOWHERE;

    /** Of the text, before the buffer. */
    private long before;

    private byte[] beginning = {};
    private boolean isWhole = true;
    private boolean hasField;

    /**
     * @param atMost how much of a value is kept, in bytes
     * @param field which values are looked at for
     */
    Slicer(InputStream text, long atMost, String field) {
        this.text = text;
        this.atMost = atMost;
        this.field = field.getBytes(UTF_8);
    }

    /** The byte order mark that some writers begin with says nothing. */
    void skipMark() throws IOException {
        if (takes(0xEF)) {
            expect(0xBB);
            expect(0xBF);
        }
    }

    /** True when that is what comes next, which is then behind. */
    boolean takes(int wanted) throws IOException {
        while (isSpace(peek())) {
            at++;
        }
        var isNext = peek() == wanted;
        if (isNext) {
            at++;
        }
        return isNext;
    }

    void expect(int wanted) throws IOException {
        if (!takes(wanted)) {
            throw broken();
        }
    }

    /** The value that comes next, or how it begins. */
    byte[] value() throws IOException {
        while (isSpace(peek())) {
            at++;
        }
        from = at;
        isWhole = true;
        hasField = false;
        switch (peek()) {
            case '{', '[' -> structure();
            case '"' -> {
                at++;
                string();
            }
            default -> word();
        }
        return kept();
    }

    /** False where only the beginning of the last value was kept. */
    boolean isWhole() {
        return isWhole;
    }

    /** True when the last value surely is an object with something in the field; it may be so even when false. */
    boolean hasField() {
        return hasField;
    }

    NotJson broken() {
        return new NotJson(before + at);
    }

    private void structure() throws IOException {
        var open = 0;
        do {
            pass(ENDS_GAP);
            var next = next();
            if (next == '"') {
                var begun = at - from;
                string();
                if (open == 1 && from != NOWHERE) {
                    look(begun);
                }
            } else if (next == '{' || next == '[') {
                open++;
            } else if (next == '}' || next == ']') {
                open--;
            }
        } while (open > 0);
    }

    /** Behind its first quote. */
    private void string() throws IOException {
        while (true) {
            pass(ENDS_TEXT);
            var next = next();
            if (next == '"') {
                return;
            }
            if (next == '\\') {
                next();
            }
        }
    }

    /** What is in the buffer is gone through at full speed, up to one of the ends or into the next buffer. */
    private void pass(boolean[] ends) {
        var bytes = buffer;
        var here = at;
        while (here < end && !ends[bytes[here] & 0xFF]) {
            here++;
        }
        at = here;
    }

    /** Whether the word that has just ended names the field, and whether there is anything in it. */
    private void look(int begun) throws IOException {
        var word = from + begun;
        if (Arrays.equals(buffer, word, at - 1, field, 0, field.length) && takes(':')) {
            while (isSpace(peek())) {
                at++;
            }
            hasField = peek() != 'n';
        }
    }

    /** A number, or what stands for true, false and nothing. */
    private void word() throws IOException {
        var first = before + at;
        while (!isSpace(peek()) && ",:]}\"".indexOf(peek()) < 0 && peek() != END) {
            at++;
        }
        if (before + at == first) {
            throw broken();
        }
    }

    private int next() throws IOException {
        var next = peek();
        if (next == END) {
            throw broken();
        }
        at++;
        return next;
    }

    private int peek() throws IOException {
        if (at == end && !more()) {
            return END;
        }
        return buffer[at] & 0xFF;
    }

    private boolean more() throws IOException {
        if (from == NOWHERE) {
            before += end;
            at = 0;
            end = 0;
        } else if (buffer.length - end < CHUNK) {
            makeRoom();
        }
        var count = text.read(buffer, end, buffer.length - end);
        end += Math.max(count, 0);
        return count > 0;
    }

    private void makeRoom() {
        if (end - from > atMost) {
            giveUp();
        } else if (from >= CHUNK) {
            System.arraycopy(buffer, from, buffer, 0, end - from);
            before += from;
            at -= from;
            end -= from;
            from = 0;
        } else {
            buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        }
    }

    /** Only its beginning is kept, and the rest passed over. */
    private void giveUp() {
        beginning = Arrays.copyOfRange(buffer, from, from + Math.toIntExact(atMost));
        isWhole = false;
        from = NOWHERE;
        before += end;
        at = 0;
        end = 0;
    }

    private byte[] kept() {
        var isTooMuch = from != NOWHERE && at - from > atMost;
        if (isTooMuch) {
            beginning = Arrays.copyOfRange(buffer, from, from + Math.toIntExact(atMost));
            isWhole = false;
        }
        var value = isWhole ? Arrays.copyOfRange(buffer, from, at) : beginning;
        from = NOWHERE;
        return value;
    }

    private static boolean[] only(String bytes) {
        var only = new boolean[256];
        bytes.chars().forEach(one -> only[one] = true);
        return only;
    }

    private static boolean isSpace(int next) {
        return next == ' ' || next == '\n' || next == '\r' || next == '\t';
    }

    @Override
    public void close() throws IOException {
        text.close();
    }

    /** The text is not JSON, or not all of it. */
    static final class NotJson extends IOException {

        NotJson(long at) {
            super("at byte " + at);
        }
    }
}
