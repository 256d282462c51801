package tn.ars.tuniclaim.importer.partner;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * A list in one of the partner's two shapes, an array or an object with the array in it, read element by element. No more
 * than one element of bounded size is in memory. Not thread-safe.
 */
final class Listing implements AutoCloseable {

    private final Slicer slicer;
    private final Set<String> names;
    private final DataSize maxElementSize;
    private boolean begun;
    private boolean isInObject;

    /**
     * @param names under which the array may be found in an object
     * @param field which elements are looked at for
     */
    Listing(InputStream answer, Set<String> names, DataSize maxElementSize, String field) {
        this.slicer = new Slicer(answer, maxElementSize.toBytes(), field);
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

    private Element element(byte[] text) {
        var fault = slicer.isWhole() ? null : "is larger than " + maxElementSize;
        return new Element(text, fault, slicer.hasField());
    }

    @Override
    public void close() throws IOException {
        slicer.close();
    }

    /**
     * @param text where it is too large, how it begins
     * @param fault why it cannot be had; null where it can
     * @param hasField true when it surely is an object with something in the field
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Element(byte[] text, @Nullable String fault, boolean hasField) {}
}
