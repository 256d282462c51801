package tn.ars.tuniclaim.simulator.dataset;

import java.io.OutputStream;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.SerializableString;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes single values as the partner does: amounts and dates in the forms that it is in the mood for. Built for a
 * million bulletins: digits go through one scratch buffer, not through strings. Not thread-safe.
 */
final class Pen {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int SECONDS_A_DAY = 86_400;

    final JsonGenerator json;
    private final char[] scratch = new char[64];
    private int length;
    private long lastDay = Long.MIN_VALUE;
    private int year;
    private int month;
    private int day;

    Pen(OutputStream out) {
        this.json = JSON.createGenerator(ObjectWriteContext.empty(), out);
    }

    void text(SerializableString name, SerializableString value) {
        json.writeName(name);
        json.writeString(value);
    }

    void text(SerializableString name, String value) {
        json.writeName(name);
        json.writeString(value);
    }

    void number(SerializableString name, long value) {
        json.writeName(name);
        json.writeNumber(value);
    }

    void nothing(SerializableString name) {
        json.writeName(name);
        json.writeNull();
    }

    /** A prefix and numbers of fixed width: {@code code(name, "BS-", 123, 6, 7, 2)} is {@code BS-000123-07}. */
    void code(SerializableString name, String prefix, long first, int width, long second, int secondWidth) {
        json.writeName(name);
        length = 0;
        append(prefix);
        append(first, width);
        if (secondWidth > 0) {
            scratch[length++] = '-';
            append(second, secondWidth);
        }
        json.writeString(scratch, 0, length);
    }

    void amount(SerializableString name, long millimes, @Nullable Oddity form) {
        json.writeName(name);
        length = 0;
        if (form == null || form == Oddity.AMOUNT_AS_TEXT) {
            append(millimes / 1000, 1);
            scratch[length++] = '.';
            append(millimes % 1000, 3);
        } else {
            appendGrouped(millimes / 1000, spaceOf(form));
            scratch[length++] = ',';
            append(millimes % 1000, 3);
        }
        if (form == null) {
            json.writeNumber(scratch, 0, length);
        } else {
            json.writeString(scratch, 0, length);
        }
    }

    private static char spaceOf(Oddity form) {
        return switch (form) {
            case AMOUNT_NO_BREAK_SPACE -> '\u00A0';
            case AMOUNT_NARROW_SPACE -> '\u202F';
            default -> ' ';
        };
    }

    /** In Tunisia's day, whose noon is the same day in UTC. */
    void date(SerializableString name, long epochDay, int secondOfDay, @Nullable Oddity form) {
        json.writeName(name);
        if (form == Oddity.DATE_EPOCH_MILLIS) {
            json.writeNumber((epochDay * SECONDS_A_DAY + secondOfDay) * 1000);
            return;
        }
        split(epochDay);
        length = 0;
        if (form == Oddity.DATE_FRENCH) {
            append(day, 2);
            scratch[length++] = '/';
            append(month, 2);
            scratch[length++] = '/';
            append(year, 4);
        } else {
            append(year, 4);
            scratch[length++] = '-';
            append(month, 2);
            scratch[length++] = '-';
            append(day, 2);
        }
        if (form == null) {
            appendTime(secondOfDay);
        }
        json.writeString(scratch, 0, length);
    }

    private void appendTime(int secondOfDay) {
        scratch[length++] = 'T';
        append(secondOfDay / 3600, 2);
        scratch[length++] = ':';
        append(secondOfDay / 60 % 60, 2);
        scratch[length++] = ':';
        append(secondOfDay % 60, 2);
        scratch[length++] = 'Z';
    }

    private void split(long epochDay) {
        if (epochDay != lastDay) {
            var date = LocalDate.ofEpochDay(epochDay);
            lastDay = epochDay;
            year = date.getYear();
            month = date.getMonthValue();
            day = date.getDayOfMonth();
        }
    }

    private void append(String text) {
        text.getChars(0, text.length(), scratch, length);
        length += text.length();
    }

    private void append(long value, int width) {
        var digits = Math.max(width, digitsOf(value));
        for (var at = length + digits - 1; at >= length; at--) {
            scratch[at] = (char) ('0' + value % 10);
            value /= 10;
        }
        length += digits;
    }

    private void appendGrouped(long value, char space) {
        if (value < 1000) {
            append(value, 1);
        } else {
            appendGrouped(value / 1000, space);
            scratch[length++] = space;
            append(value % 1000, 3);
        }
    }

    private static int digitsOf(long value) {
        var digits = 1;
        for (var rest = value; rest >= 10; rest /= 10) {
            digits++;
        }
        return digits;
    }
}
