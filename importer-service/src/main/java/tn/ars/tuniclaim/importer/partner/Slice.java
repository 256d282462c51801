package tn.ars.tuniclaim.importer.partner;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** One entry of the partner's list as it came, not read yet. Immutable. */
public final class Slice {

    private static final byte[] NONE = {};

    private final long position;
    private final byte[] text;
    private final byte[] bulletins;
    private final @Nullable Entry incomplete;

    private Slice(long position, byte[] text, byte[] bulletins, @Nullable Entry incomplete) {
        this.position = position;
        this.text = text;
        this.bulletins = bulletins;
        this.incomplete = incomplete;
    }

    /** An entry with its bulletins in it. */
    public static Slice whole(long position, byte[] text) {
        return new Slice(position, text, NONE, null);
    }

    /** @param bulletins that the partner keeps elsewhere, as a JSON array */
    static Slice completed(long position, byte[] text, byte[] bulletins) {
        return new Slice(position, text, bulletins, null);
    }

    static Slice incomplete(Entry.Incomplete entry) {
        return new Slice(entry.position(), NONE, NONE, entry);
    }

    /** Where it stood in the list, counted from 1. */
    public long position() {
        return position;
    }

    /** In bytes. */
    public int size() {
        return text.length + bulletins.length;
    }

    /** All that the partner wrote of it, to tell whether it comes again; nothing where something is missing. */
    public List<byte[]> bytes() {
        return incomplete == null ? List.of(text, bulletins) : List.of();
    }

    /** @throws PartnerFault when it is no JSON: the answer is broken, not this entry alone */
    public Entry entry() {
        if (incomplete != null) {
            return incomplete;
        }
        var json = Json.read(text);
        if (json.fault() != null) {
            return new Entry.Incomplete(position, json.node(), "", "the entry " + json.fault());
        }
        if (bulletins.length > 0 && json.node() instanceof ObjectNode entry) {
            entry.set(HttpPartner.BULLETINS_SOINS, Json.read(bulletins).node());
        }
        return new Entry.Whole(position, json.node());
    }
}
