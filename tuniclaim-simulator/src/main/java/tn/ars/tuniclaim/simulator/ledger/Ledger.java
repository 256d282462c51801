package tn.ars.tuniclaim.simulator.ledger;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * All writing calls in the order received, in a file, so that memory does not grow with them. Thread-safe: one call
 * after the other, which is also what gives them their order.
 */
public final class Ledger implements AutoCloseable {

    private final Books books;
    private long lastNumber;

    private Ledger(Books books) {
        this.books = books;
        this.lastNumber = Objects.requireNonNullElse(books.entries.lastKey(), 0L);
    }

    /** Goes on where the file left off; without one, in a temporary file that goes with the ledger. */
    public static Ledger open(@Nullable Path file) {
        return new Ledger(Books.open(file));
    }

    /** The number it got. */
    public synchronized long record(Call call) {
        var number = ++lastNumber;
        books.entries.put(number, new Entry(number, call).encoded());
        books.ofBordereau.put(Books.bordereauKey(call.bordereau(), number), number);
        Total.CALLS.add(books.totals);
        switch (call.outcome()) {
            case REFUSED -> Total.REFUSED.add(books.totals);
            case FAULTED -> Total.FAULTED.add(books.totals);
            case ACCEPTED, LOST -> accept(number, call);
        }
        return number;
    }

    private void accept(long number, Call call) {
        Total.ACCEPTED.add(books.totals);
        checkOrder(number, call);
        if (call.key() != null) {
            var before = books.keys.put(call.key(), number);
            if (before != null) {
                books.repetitions.put(number, before);
            }
        }
    }

    private void checkOrder(long number, Call call) {
        var thing = Books.thing(call.bordereau(), call.bsId(), call.kind());
        if (call.at() == null) {
            Total.UNDATED.add(books.totals);
            books.newestOfThing.putIfAbsent(thing, Long.MIN_VALUE);
            return;
        }
        var micros = Books.micros(call.at());
        if (isOlder(books.newestOfThing, thing, micros)) {
            note(Total.BACKWARDS, number);
        }
        if (isOlder(books.newestOfBordereau, call.bordereau(), micros)) {
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
        var count = total.add(books.totals);
        if (count <= Judge.EXAMPLES) {
            books.examples.put(String.format(Locale.ROOT, "%s %02d", total, count), number);
        }
    }

    /** The call was accepted, but its answer did not reach the caller. */
    public synchronized void answerLost(long number) {
        var bytes = books.entries.get(number);
        if (bytes != null) {
            var call = Entry.decoded(number, bytes).call();
            books.entries.put(number, new Entry(number, call.answered(0, Call.Outcome.LOST)).encoded());
        }
    }

    public synchronized void expect(Expected fact) {
        books.expected.put(fact.key(), fact.encoded());
    }

    public synchronized Verdict verdict() {
        return new Judge(books).verdict();
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
            var cursor = books.ofBordereau.cursor(
                    Books.bordereauKey(query.bordereau(), newest), Books.bordereauKey(query.bordereau(), 0), true);
            while (page.size() < limit && cursor.hasNext()) {
                cursor.next();
                addIfMatching(page, query, books.entry(cursor.getValue()));
            }
        } else {
            var cursor = books.entries.cursor(newest, 0L, true);
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
        books.clear();
        lastNumber = 0;
    }

    @Override
    public synchronized void close() {
        books.close();
    }
}
