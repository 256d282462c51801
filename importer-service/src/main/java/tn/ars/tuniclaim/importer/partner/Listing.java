package tn.ars.tuniclaim.importer.partner;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A list in one of the partner's two shapes, an array or an object with the array in it, read element by element. No more
 * than one element of bounded size is in memory. Not thread-safe.
 */
final class Listing implements AutoCloseable {

    /** Less deep than what may be written, since an element may come to stand inside another one. */
    private static final int MAX_DEPTH = 200;

    private static final int MAX_BEGINNING = 20_000;

    static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
            .build();

    private final Slicer slicer;
    private final Set<String> names;
    private final DataSize maxElementSize;
    private boolean begun;
    private boolean isInObject;

    /** @param names under which the array may be found in an object */
    Listing(InputStream answer, Set<String> names, DataSize maxElementSize) {
        this.slicer = new Slicer(answer, maxElementSize.toBytes());
        this.names = names;
        this.maxElementSize = maxElementSize;
    }

    /** The next element; null at the end, which has then been seen. */
    @Nullable
    Element next() throws IOException {
        var isFirst = !begun;
        begun = true;
        if (isFirst && !enter()) {
            return null;
        }
        if (slicer.takes(']')) {
            leave();
            return null;
        }
        if (!isFirst) {
            slicer.expect(',');
        }
        return element(slicer.value());
    }

    /** False when there is no array, but a null in its place. */
    private boolean enter() throws IOException {
        slicer.skipMark();
        if (slicer.takes('[')) {
            return true;
        }
        isInObject = true;
        slicer.expect('{');
        do {
            var isSought = names.contains(name());
            if (isSought && slicer.takes('[')) {
                return true;
            }
            var other = slicer.value();
            if (isSought && "null".equals(new String(other, UTF_8))) {
                return false;
            }
        } while (slicer.takes(','));
        throw slicer.broken();
    }

    private String name() throws IOException {
        var name = new String(slicer.value(), UTF_8);
        slicer.expect(':');
        return name.startsWith("\"") ? name.substring(1, name.length() - 1) : "";
    }

    /** What follows the array is of no interest, but must be there: an answer that broke off is no answer. */
    private void leave() throws IOException {
        while (isInObject && !slicer.takes('}')) {
            slicer.expect(',');
            name();
            slicer.value();
        }
    }

    private Element element(byte[] json) throws IOException {
        if (!slicer.isWhole()) {
            return unreadable(json, "is larger than " + maxElementSize);
        }
        try {
            return new Element(JSON.readTree(json), null);
        } catch (JacksonException | NumberFormatException failure) {
            if (isJson(json)) {
                return unreadable(json, "holds a number, a name or a nesting beyond all measure");
            }
            throw slicer.broken();
        }
    }

    /** Whether only its measures hinder that it is read. */
    private static boolean isJson(byte[] json) {
        try (var tokens = JSON.createParser(json)) {
            while (tokens.nextToken() != null) {
                tokens.skipChildren();
            }
            return true;
        } catch (StreamConstraintsException beyondMeasure) {
            return true;
        } catch (JacksonException broken) {
            return false;
        }
    }

    private static Element unreadable(byte[] json, String fault) {
        var length = Math.min(json.length, MAX_BEGINNING);
        var beginning = new String(json, 0, length, UTF_8);
        return new Element(JsonNodeFactory.instance.stringNode(beginning), fault);
    }

    @Override
    public void close() throws IOException {
        slicer.close();
    }

    /**
     * @param json where it could not be read, how it begins, as text
     * @param fault why it could not be read; null where it could
     */
    record Element(JsonNode json, @Nullable String fault) {}
}
