package tn.ars.tuniclaim.event;

import java.time.DateTimeException;
import java.util.function.Function;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Reads times as ISO 8601 text alone: Jackson would take JavaScript's milliseconds for seconds, some 55,000 years ahead. */
final class TimeInWords<T> extends StdDeserializer<T> {

    private final Class<T> type;
    private final transient Function<String, T> parse;

    TimeInWords(Class<T> type, Function<String, T> parse) {
        super(type);
        this.type = type;
        this.parse = parse;
    }

    @Override
    public T deserialize(JsonParser json, DeserializationContext context) {
        if (!json.hasToken(JsonToken.VALUE_STRING)) {
            return context.reportInputMismatch(type, "not text");
        }
        try {
            return parse.apply(json.getString());
        } catch (DateTimeException wrong) {
            throw context.weirdStringException("", type, "not ISO 8601");
        }
    }
}
