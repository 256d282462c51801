package tn.ars.tuniclaim.importer.partner;

import java.io.InputStream;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.util.TokenBuffer;

/**
 * A list in one of the partner's two shapes, an array or an object with the array in it, read element by element. No more
 * than one element of bounded size is in memory. Not thread-safe.
 */
final class Listing implements AutoCloseable {

    static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
            .build();

    private final JsonParser parser;
    private final Set<String> names;
    private final long maxElementSize;
    private boolean begun;

    /** @param names under which the array may be found in an object */
    Listing(InputStream answer, Set<String> names, long maxElementSize) {
        this.parser = JSON.createParser(answer);
        this.names = names;
        this.maxElementSize = maxElementSize;
    }

    /** The next element; null at the end, which has then been seen. */
    @Nullable
    Element next() {
        if (!begun) {
            begun = true;
            if (!enter()) {
                return null;
            }
        }
        if (parser.nextToken() == JsonToken.END_ARRAY) {
            leave();
            return null;
        }
        return element();
    }

    /** False when there is no array, but a null in its place. */
    private boolean enter() {
        var first = parser.nextToken();
        if (first == JsonToken.START_ARRAY) {
            return true;
        }
        if (first == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                var name = parser.currentName();
                var value = parser.nextToken();
                if (names.contains(name) && (value == JsonToken.START_ARRAY || value == JsonToken.VALUE_NULL)) {
                    return value == JsonToken.START_ARRAY;
                }
                parser.skipChildren();
            }
        }
        throw new StreamReadException(parser, "no list");
    }

    /** What follows the array is of no interest, but must be there: an answer that broke off is no answer. */
    private void leave() {
        if (parser.streamReadContext().inRoot()) {
            return;
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            parser.nextToken();
            parser.skipChildren();
        }
    }

    private Element element() {
        var begin = position();
        var tokens = TokenBuffer.forBuffering(parser, parser.objectReadContext());
        var tooLarge = false;
        var nesting = 0;
        do {
            tooLarge = tooLarge || position() - begin > maxElementSize;
            if (!tooLarge) {
                tokens.copyCurrentEvent(parser);
            }
            nesting += nesting(parser.currentToken());
        } while (nesting > 0 && parser.nextToken() != null);
        return tooLarge ? Element.TOO_LARGE : new Element(tree(tokens), false);
    }

    private static int nesting(JsonToken token) {
        if (token.isStructStart()) {
            return 1;
        }
        return token.isStructEnd() ? -1 : 0;
    }

    private static JsonNode tree(TokenBuffer tokens) {
        try (var parser = tokens.asParser()) {
            return JSON.readTree(parser);
        }
    }

    private long position() {
        return parser.currentLocation().getByteOffset();
    }

    @Override
    public void close() {
        parser.close();
    }

    /** @param json null's node where it was too large to be kept */
    record Element(JsonNode json, boolean isTooLarge) {
        static final Element TOO_LARGE = new Element(JsonNodeFactory.instance.nullNode(), true);
    }
}
