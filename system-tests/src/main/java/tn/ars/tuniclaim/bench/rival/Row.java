package tn.ars.tuniclaim.bench.rival;

import org.jspecify.annotations.Nullable;

/** Values in the order of a table's columns, as text that PostgreSQL reads. Not thread-safe. */
final class Row {

    private final @Nullable String[] values;

    Row(int columns) {
        values = new @Nullable String[columns];
    }

    void set(int column, @Nullable String value) {
        values[column] = value;
    }

    @Nullable
    String value(int column) {
        return values[column];
    }

    int columns() {
        return values.length;
    }
}
