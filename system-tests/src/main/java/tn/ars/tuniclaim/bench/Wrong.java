package tn.ars.tuniclaim.bench;

/** What must not be, whatever was killed. Each is counted. */
public enum Wrong {
    MISSING("rows too few or too many, against the partner's own count"),
    DIFFERENT("rows that an undisturbed import of the same data writes otherwise"),
    UNTOLD("rows whose newest event is not what they say"),
    INVENTED("events that say what no row said, in rounds in which the partner changed nothing"),
    OUT_OF_ORDER("facts first told after a later one of the same thing"),
    AMBIGUOUS("event ids that stand for two things"),
    OVERLAPPING_RUNS("pairs of runs that were at work at the same time"),
    TOLD_TWICE("things told more than once by two importers that nobody killed");

    private final String meaning;

    Wrong(String meaning) {
        this.meaning = meaning;
    }

    String meaning() {
        return meaning;
    }

    /** As figures are called. */
    String figure() {
        return CamelCase.of(name());
    }
}
