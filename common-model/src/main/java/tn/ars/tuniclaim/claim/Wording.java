package tn.ars.tuniclaim.claim;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How words of the wire are looked up: by name or synonym, without regard to case or to spaces for underscores. */
final class Wording {

    private Wording() {}

    static <S extends Enum<S>> Map<String, S> byWord(S[] statuses, Map<String, S> synonyms) {
        return Stream.concat(
                        Arrays.stream(statuses).map(status -> Map.entry(status.name(), status)),
                        synonyms.entrySet().stream())
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    static String normalized(String word) {
        return word.strip().toUpperCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
    }
}
