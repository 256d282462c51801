package tn.ars.tuniclaim.simulator.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
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
import tn.ars.tuniclaim.simulator.ledger.Verdict.Finding;

/**
 * All writing calls in the order received, in a file, so that memory does not grow with them. Thread-safe: one call
 * after the other, which is also what gives them their order.
 */
public final class Ledger implements AutoCloseable {

    private static final int EXAMPLES = 10;
    private static final int CACHE_MEGABYTES = 16;
    private static final char SEPARATOR = '\0';

    private final MVStore store;
    private final @Nullable Path temporary;
    private final MVMap<Long, byte[]> entries;
    /** Bordereau and number: to list those of one bordereau. */
    private final MVMap<String, Long> ofBordereau;
    /** Newest accepted state of each thing and of each bordereau, in epoch microseconds. */
    private final MVMap<String, Long> newestOfThing;

    private final MVMap<String, Long> newestOfBordereau;
    /** Idempotency key: the entry that last brought it. */
    private final MVMap<String, Long> keys;
    /** Keys that came more than once: one mention per repetition. */
    private final MVMap<Long, Long> repetitions;

    private final MVMap<String, byte[]> expected;
    /** Entries given as examples, by what they are an example of. */
    private final MVMap<String, Long> examples;

    private final MVMap<String, Long> totals;
    private long lastNumber;

    private Ledger(Path file, @Nullable Path temporary) {
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
        this.lastNumber = Objects.requireNonNullElse(entries.lastKey(), 0L);
    }

    private <K, V> MVMap<K, V> map(String name, DataType<K> keys, DataType<V> values) {
        return store.openMap(name, new MVMap.Builder<K, V>().keyType(keys).valueType(values));
    }

    /** Goes on where the file left off; without one, in a temporary file that goes with the ledger. */
    public static Ledger open(@Nullable Path file) {
        try {
            if (file != null) {
                Files.createDirectories(
                        Objects.requireNonNull(file.toAbsolutePath().getParent()));
                return new Ledger(file, null);
            }
            var folder = Files.createTempDirectory("tuniclaim-simulator");
            return new Ledger(folder.resolve("ledger.mv"), folder);
        } catch (IOException | MVStoreException unusable) {
            throw new IllegalStateException("the ledger's file cannot be opened: " + unusable.getMessage(), unusable);
        }
    }

    /** The number it got. */
    public synchronized long record(Call call) {
        var number = ++lastNumber;
        entries.put(number, new Entry(number, call).encoded());
        ofBordereau.put(bordereauKey(call.bordereau(), number), number);
        Total.CALLS.add(totals);
        switch (call.outcome()) {
            case REFUSED -> Total.REFUSED.add(totals);
            case FAULTED -> Total.FAULTED.add(totals);
            case ACCEPTED, LOST -> accept(number, call);
        }
        return number;
    }

    private void accept(long number, Call call) {
        Total.ACCEPTED.add(totals);
        checkOrder(number, call);
        if (call.key() != null) {
            var before = keys.put(call.key(), number);
            if (before != null) {
                repetitions.put(number, before);
            }
        }
    }

    private void checkOrder(long number, Call call) {
        var thing = thing(call.bordereau(), call.bsId(), call.kind());
        if (call.at() == null) {
            Total.UNDATED.add(totals);
            newestOfThing.putIfAbsent(thing, Long.MIN_VALUE);
            return;
        }
        var micros = micros(call.at());
        if (isOlder(newestOfThing, thing, micros)) {
            note(Total.BACKWARDS, number);
        }
        if (isOlder(newestOfBordereau, call.bordereau(), micros)) {
            note(Total.OUT_OF_ORDER, number);
        }
    }

    /** Otherwise it is the newest from now on. */
    private static boolean isOlder(MVMap<String, Long> newest, String key, long micros) {
        var known = newest.get(key);
        if (known != null && known > micros) {
            return true;
        }
        newest.put(key, micros);
        return false;
    }

    private void note(Total total, long number) {
        var count = total.add(totals);
        if (count <= EXAMPLES) {
            examples.put("%s %02d".formatted(total, count), number);
        }
    }

    /** The call was accepted, but its answer did not reach the caller. */
    public synchronized void answerLost(long number) {
        var bytes = entries.get(number);
        if (bytes != null) {
            var call = Entry.decoded(number, bytes).call();
            entries.put(number, new Entry(number, call.answered(0, Call.Outcome.LOST)).encoded());
        }
    }

    public synchronized void expect(Expected fact) {
        expected.put(fact.key(), fact.encoded());
    }

    public synchronized Verdict verdict() {
        var arrivedTwice = new Sample<Entry>();
        var resent = new Sample<Entry>();
        var repeated = repetitions.cursor(null);
        while (repeated.hasNext()) {
            var number = repeated.next();
            (wasLost(repeated.getValue()) ? resent : arrivedTwice).add(entry(number));
        }
        var stayedAway = new Sample<Expected>();
        var superseded = 0L;
        var facts = expected.cursor(null);
        while (facts.hasNext()) {
            var key = facts.next();
            if (!keys.containsKey(key)) {
                var fact = Expected.decoded(key, facts.getValue());
                if (isSuperseded(fact)) {
                    superseded++;
                } else {
                    stayedAway.add(fact);
                }
            }
        }
        return new Verdict(
                Total.CALLS.of(totals),
                Total.ACCEPTED.of(totals),
                Total.REFUSED.of(totals),
                Total.FAULTED.of(totals),
                newestOfThing.sizeAsLong(),
                Total.UNDATED.of(totals),
                noted(Total.BACKWARDS),
                noted(Total.OUT_OF_ORDER),
                arrivedTwice.finding(),
                resent.finding(),
                expected.sizeAsLong(),
                superseded,
                stayedAway.finding());
    }

    private boolean wasLost(long number) {
        return entry(number).call().outcome() == Call.Outcome.LOST;
    }

    private boolean isSuperseded(Expected fact) {
        var newest = newestOfThing.get(thing(fact.bordereau(), fact.bsId(), fact.kind()));
        return newest != null && newest > micros(fact.at());
    }

    private Finding<Entry> noted(Total total) {
        var found = new ArrayList<Entry>();
        var from = examples.ceilingKey(total + " ");
        for (var key = from; key != null && key.startsWith(total + " "); key = examples.higherKey(key)) {
            found.add(entry(Objects.requireNonNull(examples.get(key))));
        }
        return new Finding<>(total.of(totals), found);
    }

    private Entry entry(long number) {
        return Entry.decoded(number, Objects.requireNonNull(entries.get(number)));
    }

    /**
     * Newest first.
     *
     * @param before numbers from here on are left out; {@link Long#MAX_VALUE} for the newest page
     */
    public synchronized List<Entry> page(Query query, long before, int limit) {
        var page = new ArrayList<Entry>();
        var newest = before <= 1 ? 0 : Math.min(before - 1, lastNumber);
        if (query.bordereau() != null) {
            var cursor = ofBordereau.cursor(
                    bordereauKey(query.bordereau(), newest), bordereauKey(query.bordereau(), 0), true);
            while (page.size() < limit && cursor.hasNext()) {
                cursor.next();
                addIfMatching(page, query, entry(cursor.getValue()));
            }
        } else {
            var cursor = entries.cursor(newest, 0L, true);
            while (page.size() < limit && cursor.hasNext()) {
                var number = cursor.next();
                addIfMatching(page, query, Entry.decoded(number, cursor.getValue()));
            }
        }
        return page;
    }

    private static void addIfMatching(List<Entry> page, Query query, Entry entry) {
        if (query.matches(entry.call())) {
            page.add(entry);
        }
    }

    /** Forgets everything, what was expected included. */
    public synchronized void clear() {
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
        lastNumber = 0;
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

    private static String thing(String bordereau, @Nullable String bsId, String kind) {
        return bordereau + SEPARATOR + Objects.requireNonNullElse(bsId, "") + SEPARATOR + kind;
    }

    private static String bordereauKey(String bordereau, long number) {
        return bordereau + SEPARATOR + HexFormat.of().toHexDigits(number);
    }

    /** Finer than any sender is. */
    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    private static final class Sample<T> {
        private long count;
        private final List<T> examples = new ArrayList<>();

        void add(T example) {
            if (count++ < EXAMPLES) {
                examples.add(example);
            }
        }

        Finding<T> finding() {
            return new Finding<>(count, examples);
        }
    }
}
