package tn.ars.tuniclaim.dashboard.audit;

import org.jspecify.annotations.Nullable;

/** What is looked at, with each filter that was set and the place in the list: different looks have different subjects. */
public record Subject(String inWords) {

    public static Subject of(String what) {
        return new Subject(what);
    }

    /** @param value null: it does not filter */
    public Subject with(String name, @Nullable Object value) {
        return value == null ? this : new Subject(inWords + ", " + name + " " + value);
    }
}
