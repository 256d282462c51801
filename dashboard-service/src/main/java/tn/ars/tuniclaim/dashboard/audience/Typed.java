package tn.ars.tuniclaim.dashboard.audience;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** What came from a form: rows are columns of the same length, one for each field. */
record Typed(MultiValueMap<String, String> fields) {

    String one(String name) {
        return Objects.requireNonNullElse(fields.getFirst(name), "").strip();
    }

    /** A field of a row; empty where the row has none. */
    String at(String name, int row) {
        var column = fields.getOrDefault(name, List.of());
        return row < column.size()
                ? Objects.requireNonNullElse(column.get(row), "").strip()
                : "";
    }

    /** As many rows as the first field has. */
    <T> List<T> rows(String firstField, IntFunction<T> row) {
        return IntStream.range(0, fields.getOrDefault(firstField, List.of()).size())
                .mapToObj(row)
                .toList();
    }

    static boolean isOneOf(Enum<?>[] words, String word) {
        return Arrays.stream(words).anyMatch(one -> one.name().equals(word));
    }

    static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
