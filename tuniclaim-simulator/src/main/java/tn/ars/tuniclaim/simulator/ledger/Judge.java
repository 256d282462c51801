package tn.ars.tuniclaim.simulator.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tn.ars.tuniclaim.simulator.ledger.Verdict.Finding;

/** Reads the books once through and judges. */
final class Judge {

    static final int EXAMPLES = 10;

    private final Books books;

    Judge(Books books) {
        this.books = books;
    }

    Verdict verdict() {
        var arrivedTwice = new Sample<Entry>();
        var resent = new Sample<Entry>();
        var repeated = books.repetitions.cursor(null);
        while (repeated.hasNext()) {
            var number = repeated.next();
            (wasLost(repeated.getValue()) ? resent : arrivedTwice).add(books.entry(number));
        }
        var stayedAway = new Sample<Expected>();
        var superseded = 0L;
        var facts = books.expected.cursor(null);
        while (facts.hasNext()) {
            var key = facts.next();
            if (!books.keys.containsKey(key)) {
                var fact = Expected.decoded(key, facts.getValue());
                if (isSuperseded(fact)) {
                    superseded++;
                } else {
                    stayedAway.add(fact);
                }
            }
        }
        return new Verdict(
                Total.CALLS.of(books.totals),
                Total.ACCEPTED.of(books.totals),
                Total.REFUSED.of(books.totals),
                Total.FAULTED.of(books.totals),
                books.newestOfThing.sizeAsLong(),
                Total.UNDATED.of(books.totals),
                noted(Total.BACKWARDS),
                noted(Total.OUT_OF_ORDER),
                arrivedTwice.finding(),
                resent.finding(),
                books.expected.sizeAsLong(),
                superseded,
                stayedAway.finding());
    }

    private boolean wasLost(long number) {
        return books.entry(number).call().outcome() == Call.Outcome.LOST;
    }

    private boolean isSuperseded(Expected fact) {
        var newest = books.newestOfThing.get(Books.thing(fact.bordereau(), fact.bsId(), fact.kind()));
        return newest != null && newest > Books.micros(fact.at());
    }

    private Finding<Entry> noted(Total total) {
        var found = new ArrayList<Entry>();
        var from = books.examples.ceilingKey(total + " ");
        for (var key = from; key != null && key.startsWith(total + " "); key = books.examples.higherKey(key)) {
            found.add(books.entry(Objects.requireNonNull(books.examples.get(key))));
        }
        return new Finding<>(total.of(books.totals), found);
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
