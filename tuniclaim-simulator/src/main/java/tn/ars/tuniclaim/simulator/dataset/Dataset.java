package tn.ars.tuniclaim.simulator.dataset;

import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.simulator.dataset.Oddity.Group;

/**
 * The partner's data at one generation. Immutable and thread-safe; whatever its size it takes a few hundred bytes, and
 * the same settings and steps write the same bytes.
 */
public final class Dataset {

    static final String REFERENCE_PREFIX = "BRD-2026-";
    static final int REFERENCE_WIDTH = 6;
    static final String BULLETIN_PREFIX = "BS-";
    static final int BULLETIN_WIDTH = 2;
    static final long FIRST_ID = 10_000;

    /** How many entries lie between a bordereau and its copy in the list. */
    private static final int COPY_DISTANCE = 7;

    private static final int LIST_FORM = -1;

    private final World world;
    private volatile @Nullable Counts counts;

    private Dataset(World world) {
        this.world = world;
    }

    public static Dataset of(DatasetSettings settings) {
        return new Dataset(new World(settings, List.of()));
    }

    public DatasetSettings settings() {
        return world.settings();
    }

    public Dataset after(Step step) {
        return new Dataset(world.after(step));
    }

    public Counts counts() {
        var known = counts;
        if (known == null) {
            known = new Census(world).counts();
            counts = known;
        }
        return known;
    }

    public void writeBordereaux(OutputStream out) {
        var pen = new Pen(out);
        var list = Draw.at(world.settings().seed(), LIST_FORM, world.generation());
        if (world.oddities().meets(Oddity.LIST_AS_OBJECT, list)) {
            pen.json.writeStartObject();
            pen.json.writeName(Names.BORDEREAUX);
            writeEntries(pen);
            pen.json.writeEndObject();
        } else {
            writeEntries(pen);
        }
        pen.json.close();
    }

    private void writeEntries(Pen pen) {
        var writer = new BordereauWriter(pen);
        var copies = world.oddities().share(Oddity.DUPLICATE) + world.oddities().share(Oddity.DIFFERING_DUPLICATE) > 0;
        var total = world.everListed();
        pen.json.writeStartArray();
        for (var index = 0L; index < total + COPY_DISTANCE; index++) {
            if (index < total) {
                writeIfListed(writer, world.shape(index));
            }
            if (copies && index >= COPY_DISTANCE) {
                writeCopy(writer, world.shape(index - COPY_DISTANCE));
            }
        }
        pen.json.writeEndArray();
    }

    private static void writeIfListed(BordereauWriter writer, Shape shape) {
        if (shape.listed) {
            writer.write(shape);
        }
    }

    private static void writeCopy(BordereauWriter writer, Shape shape) {
        var repetition = shape.of(Group.REPETITION);
        if (repetition != null) {
            writeIfListed(writer, repetition == Oddity.DUPLICATE ? shape : shape.revisedOnceMore());
        }
    }

    /** Of a bordereau for which {@link #find} gave the index. */
    public void writeBulletins(long index, OutputStream out) {
        var shape = world.shape(index);
        var pen = new Pen(out);
        var writer = new BordereauWriter(pen);
        var form = shape.of(Group.ANSWER);
        if (form == null) {
            writer.bulletins(shape);
        } else {
            pen.json.writeStartObject();
            pen.json.writeName(form == Oddity.BULLETINS_AS_OBJECT ? Names.BULLETINS : Names.BULLETINS_SOINS);
            writer.bulletins(shape);
            pen.json.writeEndObject();
        }
        pen.json.close();
    }

    /** False if there is no such company; they are numbered from 1. */
    public boolean writeSociete(String id, OutputStream out) {
        var number = digits(id, 0);
        if (number.isEmpty() || number.getAsLong() < 1 || number.getAsLong() > Words.COMPANIES.length) {
            return false;
        }
        var pen = new Pen(out);
        var json = pen.json;
        json.writeStartObject();
        pen.text(Names.NAME, Words.COMPANIES[(int) number.getAsLong() - 1]);
        pen.number(Names.REGLEMENT_DELAY, 5 + number.getAsLong() % 3 * 5);
        pen.number(Names.RECLAMATION_DELAY, 5);
        json.writeEndObject();
        json.close();
        return true;
    }

    /** By the partner's id or by reference. What has vanished from the list is still known. */
    public OptionalLong find(String idOrReference) {
        var index = idOrReference.startsWith(REFERENCE_PREFIX)
                ? digits(idOrReference, REFERENCE_PREFIX.length())
                : minus(digits(idOrReference, 0), FIRST_ID);
        return index.isPresent() && index.getAsLong() >= 0 && index.getAsLong() < world.everListed()
                ? index
                : OptionalLong.empty();
    }

    /** The reference that ARS knows it by: the partner's own, or the one derived from the id where there is none. */
    public String reference(long index) {
        var identity = world.shape(index).of(Group.IDENTITY);
        return identity == Oddity.MISSING_REFERENCE ? "TUNICLAIM-" + id(index) : wireReference(index);
    }

    /** The reference that the partner itself uses. */
    public String wireReference(long index) {
        return String.format(Locale.ROOT, "%s%06d", REFERENCE_PREFIX, index);
    }

    public String id(long index) {
        return Long.toString(FIRST_ID + index);
    }

    /** The {@code numBs} of the bulletins, in order; those written without one excepted. */
    public List<String> numBs(long index) {
        var shape = world.shape(index);
        return IntStream.range(0, shape.bulletins())
                .filter(ordinal -> shape.defect(shape.bulletinDraw(ordinal)) != Oddity.MISSING_NUM_BS)
                .mapToObj(ordinal -> String.format(Locale.ROOT, "%s%06d-%02d", BULLETIN_PREFIX, index, ordinal + 1))
                .toList();
    }

    public boolean hasBulletin(long index, String numBs) {
        return ordinal(index, numBs)
                .filter(ordinal -> ordinal >= 1 && ordinal <= world.shape(index).bulletins())
                .isPresent();
    }

    private static Optional<Long> ordinal(long index, String numBs) {
        var dash = numBs.lastIndexOf('-');
        if (!numBs.startsWith(BULLETIN_PREFIX) || dash < BULLETIN_PREFIX.length()) {
            return Optional.empty();
        }
        var bordereau = digits(numBs.substring(0, dash), BULLETIN_PREFIX.length());
        var ordinal = digits(numBs, dash + 1);
        return bordereau.isPresent() && bordereau.getAsLong() == index && ordinal.isPresent()
                ? Optional.of(ordinal.getAsLong())
                : Optional.empty();
    }

    private static OptionalLong digits(String text, int from) {
        var length = text.length() - from;
        if (length < 1 || length > 15) {
            return OptionalLong.empty();
        }
        var value = 0L;
        for (var at = from; at < text.length(); at++) {
            var digit = text.charAt(at) - '0';
            if (digit < 0 || digit > 9) {
                return OptionalLong.empty();
            }
            value = value * 10 + digit;
        }
        return OptionalLong.of(value);
    }

    private static OptionalLong minus(OptionalLong value, long less) {
        return value.isPresent() ? OptionalLong.of(value.getAsLong() - less) : value;
    }
}
