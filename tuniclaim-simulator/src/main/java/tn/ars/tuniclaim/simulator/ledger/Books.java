package tn.ars.tuniclaim.simulator.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.DataType;
import org.h2.mvstore.type.LongDataType;
import org.h2.mvstore.type.StringDataType;
import org.jspecify.annotations.Nullable;

/** The maps of the ledger's file. What is written is on the disk within a second. */
final class Books implements AutoCloseable {

    private static final int CACHE_MEGABYTES = 16;
    private static final char SEPARATOR = '\0';

    private final MVStore store;
    private final @Nullable Path temporary;
    final MVMap<Long, byte[]> entries;
    /** Bordereau and number: to list those of one bordereau. */
    final MVMap<String, Long> ofBordereau;
    /** Newest accepted state of each thing and of each bordereau, in epoch microseconds. */
    final MVMap<String, Long> newestOfThing;

    final MVMap<String, Long> newestOfBordereau;
    /** Idempotency key: the entry that last brought it. */
    final MVMap<String, Long> keys;
    /** Keys that came more than once: one mention per repetition. */
    final MVMap<Long, Long> repetitions;

    final MVMap<String, byte[]> expected;
    /** Entries given as examples, by what they are an example of. */
    final MVMap<String, Long> examples;

    final MVMap<String, Long> totals;

    private Books(Path file, @Nullable Path temporary) {
        this.temporary = temporary;
        this.store = new MVStore.Builder()
                .fileName(file.toString())
                .cacheSize(CACHE_MEGABYTES)
                .compress()
                .open();
        store.setRetentionTime(0);
        this.entries = map("entries", LongDataType.INSTANCE, ByteArrayDataType.INSTANCE);
        this.ofBordereau = map("ofBordereau", StringDataType.INSTANCE, LongDataType.INSTANCE);
        this.newestOfThing = map("newestOfThing", StringDataType.INSTANCE, LongDataType.INSTANCE);
        this.newestOfBordereau = map("newestOfBordereau", StringDataType.INSTANCE, LongDataType.INSTANCE);
        this.keys = map("keys", StringDataType.INSTANCE, LongDataType.INSTANCE);
        this.repetitions = map("repetitions", LongDataType.INSTANCE, LongDataType.INSTANCE);
        this.expected = map("expected", StringDataType.INSTANCE, ByteArrayDataType.INSTANCE);
        this.examples = map("examples", StringDataType.INSTANCE, LongDataType.INSTANCE);
        this.totals = map("totals", StringDataType.INSTANCE, LongDataType.INSTANCE);
    }

    private <K, V> MVMap<K, V> map(String name, DataType<K> keys, DataType<V> values) {
        return store.openMap(name, new MVMap.Builder<K, V>().keyType(keys).valueType(values));
    }

    static Books open(@Nullable Path file) {
        try {
            if (file != null) {
                Files.createDirectories(
                        Objects.requireNonNull(file.toAbsolutePath().getParent()));
                return new Books(file, null);
            }
            var folder = Files.createTempDirectory("tuniclaim-simulator");
            return new Books(folder.resolve("ledger.mv"), folder);
        } catch (IOException | MVStoreException unusable) {
            throw new IllegalStateException("the ledger's file cannot be opened: " + unusable.getMessage(), unusable);
        }
    }

    Entry entry(long number) {
        return Entry.decoded(number, Objects.requireNonNull(entries.get(number)));
    }

    void clear() {
        for (var map : List.of(
                entries,
                ofBordereau,
                newestOfThing,
                newestOfBordereau,
                keys,
                repetitions,
                expected,
                examples,
                totals)) {
            map.clear();
        }
    }

    @Override
    public void close() {
        store.close();
        if (temporary != null) {
            try {
                Files.deleteIfExists(temporary.resolve("ledger.mv"));
                Files.deleteIfExists(temporary);
            } catch (IOException undeletable) {
                throw new UncheckedIOException(undeletable);
            }
        }
    }

    static String thing(String bordereau, @Nullable String bsId, String kind) {
        return bordereau + SEPARATOR + Objects.requireNonNullElse(bsId, "") + SEPARATOR + kind;
    }

    static String bordereauKey(String bordereau, long number) {
        return bordereau + SEPARATOR + HexFormat.of().toHexDigits(number);
    }

    /** Finer than any sender is. */
    static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
