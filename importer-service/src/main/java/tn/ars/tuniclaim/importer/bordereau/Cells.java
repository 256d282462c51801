package tn.ars.tuniclaim.importer.bordereau;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.claim.Montant;

/**
 * Cells of rows in the binary form that PostgreSQL's COPY takes: each with its length before it, so that no text needs
 * escaping. Not thread-safe.
 */
final class Cells {

    private static final int NULL = -1;
    private static final long SECONDS_TO_2000 = 946_684_800;
    private static final int DAYS_TO_2000 = 10_957;
    private static final int BASE = 10_000;
    private static final int MILLIMES = 1_000;
    private static final int DECIMALS = 3;
    private static final int NEGATIVE = 0x4000;

    private byte[] bytes = new byte[1024];
    private int length;
    private int told;

    /** Begins a row of so many cells. */
    Cells row(int cells) {
        return twoBytes(cells);
    }

    Cells text(@Nullable String text) {
        return text == null ? nothing() : cell(text.getBytes(UTF_8));
    }

    Cells number(@Nullable Integer number) {
        return number == null
                ? nothing()
                : fourBytes(Integer.BYTES).fourBytes(number).isTold();
    }

    Cells id(@Nullable Long id) {
        return id == null ? nothing() : fourBytes(Long.BYTES).eightBytes(id).isTold();
    }

    Cells uuid(UUID uuid) {
        return fourBytes(2 * Long.BYTES)
                .eightBytes(uuid.getMostSignificantBits())
                .eightBytes(uuid.getLeastSignificantBits())
                .isTold();
    }

    Cells fingerprint(@Nullable Fingerprint fingerprint) {
        return fingerprint == null ? nothing() : cell(fingerprint.bytes());
    }

    /** In days since 2000. */
    Cells day(@Nullable LocalDate day) {
        return day == null
                ? nothing()
                : fourBytes(Integer.BYTES)
                        .fourBytes((int) (day.toEpochDay() - DAYS_TO_2000))
                        .isTold();
    }

    /** In microseconds since 2000. */
    Cells instant(@Nullable Instant instant) {
        return instant == null
                ? nothing()
                : fourBytes(Long.BYTES)
                        .eightBytes(
                                (instant.getEpochSecond() - SECONDS_TO_2000) * 1_000_000 + instant.getNano() / 1_000)
                        .isTold();
    }

    /** As groups of four digits: up to three before the point and one behind it. */
    Cells montant(@Nullable Montant montant) {
        if (montant == null) {
            return nothing();
        }
        var millimes = montant.dinars().movePointRight(DECIMALS).longValueExact();
        var dinars = Math.abs(millimes) / MILLIMES;
        var groups = groups(dinars);
        fourBytes((4 + groups + 1) * Short.BYTES);
        twoBytes(groups + 1)
                .twoBytes(groups - 1)
                .twoBytes(millimes < 0 ? NEGATIVE : 0)
                .twoBytes(DECIMALS);
        for (var group = groups - 1; group >= 0; group--) {
            twoBytes((int) (dinars / power(group) % BASE));
        }
        return twoBytes((int) (Math.abs(millimes) % MILLIMES) * (BASE / MILLIMES))
                .isTold();
    }

    private static int groups(long dinars) {
        var groups = 0;
        for (var rest = dinars; rest > 0; rest /= BASE) {
            groups++;
        }
        return groups;
    }

    private static long power(int group) {
        return BigDecimal.valueOf(BASE).pow(group).longValueExact();
    }

    Cells all(Content content) {
        append(content.bytes(), content.bytes().length);
        return content.told() == 0 ? this : isTold();
    }

    private Cells cell(byte[] content) {
        fourBytes(content.length);
        append(content, content.length);
        return isTold();
    }

    private Cells nothing() {
        return fourBytes(NULL);
    }

    private Cells isTold() {
        told = length;
        return this;
    }

    private Cells twoBytes(int value) {
        ensure(Short.BYTES);
        bytes[length++] = (byte) (value >> 8);
        bytes[length++] = (byte) value;
        return this;
    }

    private Cells fourBytes(int value) {
        ensure(Integer.BYTES);
        bytes[length++] = (byte) (value >> 24);
        bytes[length++] = (byte) (value >> 16);
        bytes[length++] = (byte) (value >> 8);
        bytes[length++] = (byte) value;
        return this;
    }

    private Cells eightBytes(long value) {
        return fourBytes((int) (value >> 32)).fourBytes((int) value);
    }

    private void append(byte[] more, int count) {
        ensure(count);
        System.arraycopy(more, 0, bytes, length, count);
        length += count;
    }

    private void ensure(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }

    int length() {
        return length;
    }

    /** The bytes of all cells so far and some behind them; not to be kept. */
    byte[] bytes() {
        return bytes;
    }

    void clear() {
        length = 0;
        told = 0;
    }

    /** What has been written so far, to be written again as part of a row. */
    Content content() {
        return new Content(Arrays.copyOf(bytes, length), told);
    }

    /**
     * Cells that belong together.
     *
     * @param told where the last cell ends that is not empty: a column that is added at the end changes no fingerprint
     *     while nothing is in it
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Content(byte[] bytes, int told) {}
}
