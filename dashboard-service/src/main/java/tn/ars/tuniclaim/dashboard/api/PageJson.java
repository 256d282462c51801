package tn.ars.tuniclaim.dashboard.api;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** @param next to be handed back as {@code cursor}; null: there is no more */
record PageJson<T>(List<T> items, @Nullable String next) {

    /** Of rows that were asked for with one more than {@code limit}. */
    static <R, T> PageJson<T> of(List<R> rows, int limit, Function<R, T> json, Function<R, Cursor> place) {
        var shown = rows.subList(0, Math.min(limit, rows.size()));
        return new PageJson<>(
                shown.stream().map(json).toList(),
                rows.size() > limit ? place.apply(shown.getLast()).text() : null);
    }
}
