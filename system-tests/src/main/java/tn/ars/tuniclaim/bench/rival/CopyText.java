package tn.ars.tuniclaim.bench.rival;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Rows in the text form that COPY reads. Not thread-safe. */
final class CopyText {

    private byte[] bytes = new byte[1 << 16];
    private int length;

    void row(Row row) {
        for (var at = 0; at < row.columns(); at++) {
            if (at > 0) {
                put('\t');
            }
            var value = row.value(at);
            if (value == null) {
                put('\\');
                put('N');
            } else {
                text(value);
            }
        }
        put('\n');
    }

    private void text(String value) {
        for (var at = 0; at < value.length(); at++) {
            var character = value.charAt(at);
            if (character >= 0x80) {
                beyondAscii(value.substring(at));
                return;
            }
            escaped(character);
        }
    }

    private void escaped(char character) {
        switch (character) {
            case '\\' -> pair('\\');
            case '\t' -> pair('t');
            case '\n' -> pair('n');
            case '\r' -> pair('r');
            default -> put(character);
        }
    }

    private void beyondAscii(String rest) {
        for (var each : rest.getBytes(StandardCharsets.UTF_8)) {
            escaped((char) (each & 0xFF));
        }
    }

    private void pair(char escaped) {
        put('\\');
        put(escaped);
    }

    private void put(int character) {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * length);
        }
        bytes[length++] = (byte) character;
    }

    int length() {
        return length;
    }

    byte[] bytes() {
        return bytes;
    }
}
