package tn.ars.tuniclaim.dashboard.page;

import java.io.Serializable;
import java.util.List;

/**
 * Something true about the whole, before it is put into a language.
 *
 * @param code of the text in the message files
 * @param parts what is put into the text: counts, instants, durations, texts, matters, lists of services
 */
public record Sentence(State state, String code, List<Object> parts) implements Serializable {

    public static Sentence of(State state, String code, Object... parts) {
        return new Sentence(state, code, List.of(parts));
    }
}
