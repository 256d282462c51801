package tn.ars.tuniclaim.bench.rival;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A bordereau as the partner tells of it, in rows of the importer's tables. */
record Told(
        long id, String reference, String client, @Nullable String prestataire, Row row, List<ToldBulletin> bulletins) {

    record ToldBulletin(long id, String numBs, Row row, List<Row> items) {}
}
