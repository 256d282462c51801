package tn.ars.tuniclaim.importer.run;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.importer.bordereau.Fingerprint;
import tn.ars.tuniclaim.importer.bordereau.ImportBordereaux;
import tn.ars.tuniclaim.importer.bordereau.Known;
import tn.ars.tuniclaim.importer.normalize.NormalizeEntry;
import tn.ars.tuniclaim.importer.partner.Slice;

/** Makes of a batch of slices what can be written: known ones are found by their bytes, the others read. Thread-safe. */
@Component
class Prepare {

    private static final byte[] RULES = ("rules " + NormalizeEntry.RULES).getBytes(StandardCharsets.UTF_8);

    private final ImportBordereaux importBordereaux;
    private final NormalizeEntry normalizeEntry;

    Prepare(ImportBordereaux importBordereaux, NormalizeEntry normalizeEntry) {
        this.importBordereaux = importBordereaux;
        this.normalizeEntry = normalizeEntry;
    }

    /**
     * In the order of the slices.
     *
     * @param readers where those are read that are not known, several at once
     */
    List<Ready> prepared(UUID run, List<Slice> slices, ExecutorService readers) throws InterruptedException {
        var raws = new HashMap<Slice, Fingerprint>();
        slices.stream().filter(slice -> !slice.bytes().isEmpty()).forEach(slice -> raws.put(slice, raw(slice)));
        var known = importBordereaux.known(run, raws.values());
        var ready = new ArrayList<Future<Ready>>(slices.size());
        for (var slice : slices) {
            ready.add(readers.submit(() -> ready(slice, raws.get(slice), known)));
        }
        var all = new ArrayList<Ready>(slices.size());
        for (var one : ready) {
            all.add(result(one));
        }
        return all;
    }

    private static Fingerprint raw(Slice slice) {
        return Fingerprint.of(
                Stream.concat(Stream.of(RULES), slice.bytes().stream()).toArray(byte[][]::new));
    }

    private Ready ready(Slice slice, @Nullable Fingerprint raw, Map<Fingerprint, Known> known) {
        var asBefore = raw == null ? null : known.get(raw);
        return asBefore == null ? Ready.read(slice, raw, normalizeEntry) : new Ready.Same(asBefore);
    }

    private static Ready result(Future<Ready> one) throws InterruptedException {
        try {
            return one.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(Objects.requireNonNull(failed.getCause()));
        }
    }
}
