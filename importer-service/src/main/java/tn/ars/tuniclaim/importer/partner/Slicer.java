package tn.ars.tuniclaim.importer.partner;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Cuts JSON text into its values without reading them: whatever their size, form or depth, what comes behind them can be
 * reached. Keeps a bounded part of one value. For one thread.
 */
final class Slicer implements AutoCloseable {

    private static final int END = -1;

    private final InputStream text;
    private final long atMost;
    private final byte[] buffer = new byte[16 * 1024];
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private int at;
    private int end;
    private long before;
    private long length;

    /** @param atMost how much of a value is kept, in bytes */
    Slicer(InputStream text, long atMost) {
        this.text = text;
        this.atMost = atMost;
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
        kept.reset();
        length = 0;
        if (takes('{')) {
            keep('{');
            structure();
        } else if (takes('[')) {
            keep('[');
            structure();
        } else if (takes('"')) {
            keep('"');
            string();
        } else {
            word();
        }
        return kept.toByteArray();
    }

    /** False where only the beginning of the last value was kept. */
    boolean isWhole() {
        return length <= atMost;
    }

    NotJson broken() {
        return new NotJson(before + at);
    }

    private void structure() throws IOException {
        for (var open = 1; open > 0; ) {
            switch (keepNext()) {
                case '"' -> string();
                case '{', '[' -> open++;
                case '}', ']' -> open--;
                default -> {}
            }
        }
    }

    private void string() throws IOException {
        for (var next = keepNext(); next != '"'; next = keepNext()) {
            if (next == '\\') {
                keepNext();
            }
        }
    }

    /** A number, or what stands for true, false and nothing. */
    private void word() throws IOException {
        while (!isSpace(peek()) && ",:]}\"".indexOf(peek()) < 0 && peek() != END) {
            keepNext();
        }
        if (length == 0) {
            throw broken();
        }
    }

    private int keepNext() throws IOException {
        var next = peek();
        if (next == END) {
            throw broken();
        }
        at++;
        keep(next);
        return next;
    }

    private void keep(int next) {
        length++;
        if (length <= atMost) {
            kept.write(next);
        }
    }

    private int peek() throws IOException {
        if (at == end) {
            before += end;
            at = 0;
            end = Math.max(text.read(buffer), 0);
        }
        return at == end ? END : buffer[at] & 0xFF;
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
