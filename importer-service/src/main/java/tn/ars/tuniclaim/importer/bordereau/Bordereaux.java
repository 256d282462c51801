package tn.ars.tuniclaim.importer.bordereau;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.claim.BordereauStatus;
import tn.ars.tuniclaim.claim.BulletinStatus;
import tn.ars.tuniclaim.claim.NumeroBs;

/** The rows of bordereaux with all that hangs on them, many at once. */
@Repository
class Bordereaux {

    private final JdbcClient jdbc;
    private final Copy copy;
    private final Ids bordereauIds;
    private final Ids bulletinIds;

    Bordereaux(JdbcClient jdbc, Copy copy) {
        this.jdbc = jdbc;
        this.copy = copy;
        this.bordereauIds = new Ids(jdbc, "bordereau_seq", 500);
        this.bulletinIds = new Ids(jdbc, "bulletin_de_soin_seq", 10_000);
    }

    long nextBordereau() {
        return bordereauIds.next();
    }

    long nextBulletin() {
        return bulletinIds.next();
    }

    /** Those told in these very bytes before. What the run itself changed must be looked at again, to count as its work. */
    Map<Fingerprint, Known> known(Collection<Fingerprint> raws, UUID run) {
        return jdbc
                .sql("""
                        select raw_fingerprint, reference, received_bulletins, received_items, coalesce(nombre_bs, 0)
                        from bordereau where raw_fingerprint = any(?) and changed_by_run <> ?
                        """)
                .param(bytes(raws))
                .param(run)
                .query((row, _) -> Map.entry(
                        Fingerprint.stored(row.getBytes(1)),
                        new Known(
                                new BordereauReference(row.getString(2)), row.getInt(3), row.getInt(4), row.getInt(5))))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue, (one, _) -> one));
    }

    Map<BordereauReference, Stored> of(Collection<BordereauReference> references) {
        return jdbc
                .sql("""
                        select id, reference, statut, partner_statut, date_reception, bulletins, fingerprint,
                            content_fingerprint, raw_fingerprint, created_by_run, changed_by_run
                        from bordereau where reference = any(?)
                        """)
                .param(references.stream().map(BordereauReference::value).toArray(String[]::new))
                .query((row, _) -> stored(row))
                .list()
                .stream()
                .collect(toMap(Stored::reference, Function.identity()));
    }

    private static Stored stored(ResultSet row) throws SQLException {
        var raw = row.getBytes("raw_fingerprint");
        return new Stored(
                row.getLong("id"),
                new BordereauReference(row.getString("reference")),
                BordereauStatus.valueOf(row.getString("statut")),
                row.getString("partner_statut"),
                row.getObject("date_reception", OffsetDateTime.class).toInstant(),
                row.getInt("bulletins"),
                Fingerprint.stored(row.getBytes("fingerprint")),
                Fingerprint.stored(row.getBytes("content_fingerprint")),
                raw == null ? null : Fingerprint.stored(raw),
                row.getObject("created_by_run", UUID.class),
                row.getObject("changed_by_run", UUID.class));
    }

    /** By the id of the bordereau. */
    Map<Long, Map<NumeroBs, StoredBulletin>> bulletinsOf(Collection<Stored> bordereaux) {
        if (bordereaux.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("""
                        select id, bordereau_id, num_bs, etat, partner_etat, date_echeance, fingerprint, items_fingerprint,
                            created_by_run, changed_by_run, items_by_run
                        from bulletin_de_soin where bordereau_id = any(?)
                        """)
                .param(bordereaux.stream().map(Stored::id).toArray(Long[]::new))
                .query((row, _) -> storedBulletin(row))
                .list()
                .stream()
                .collect(groupingBy(StoredBulletin::bordereau, toMap(StoredBulletin::numBs, Function.identity())));
    }

    private static StoredBulletin storedBulletin(ResultSet row) throws SQLException {
        return new StoredBulletin(
                row.getLong("id"),
                row.getLong("bordereau_id"),
                new NumeroBs(row.getString("num_bs")),
                BulletinStatus.valueOf(row.getString("etat")),
                row.getString("partner_etat"),
                row.getObject("date_echeance", LocalDate.class),
                Fingerprint.stored(row.getBytes("fingerprint")),
                Fingerprint.stored(row.getBytes("items_fingerprint")),
                row.getObject("created_by_run", UUID.class),
                row.getObject("changed_by_run", UUID.class),
                row.getObject("items_by_run", UUID.class));
    }

    void insert(List<BordereauRow> rows, Parties.Named parties) {
        copyInto("bordereau", BordereauTable.COLUMNS, rows, (cells, row) -> BordereauTable.fill(cells, row, parties));
    }

    void update(List<BordereauRow> rows, Parties.Named parties) {
        replace("bordereau", BordereauTable.COLUMNS, rows, (cells, row) -> BordereauTable.fill(cells, row, parties));
    }

    void insertBulletins(List<BulletinRow> rows) {
        copyInto("bulletin_de_soin", BulletinTable.COLUMNS, rows, BulletinTable::fill);
    }

    void updateBulletins(List<BulletinRow> rows) {
        replace("bulletin_de_soin", BulletinTable.COLUMNS, rows, BulletinTable::fill);
    }

    void removeItemsOf(List<BulletinRow> bulletins) {
        if (!bulletins.isEmpty()) {
            jdbc.sql("delete from bulletin_item where bulletin_id = any(?)")
                    .param(bulletins.stream().map(BulletinRow::id).toArray(Long[]::new))
                    .update();
        }
    }

    void insertItemsOf(List<BulletinRow> bulletins) {
        if (bulletins.stream().anyMatch(row -> !row.prepared().items().isEmpty())) {
            copy.into(
                    "bulletin_item",
                    ItemTable.COLUMNS,
                    rows -> bulletins.forEach(bulletin -> ItemTable.fill(rows, bulletin)));
        }
    }

    /** They say what they said, in other bytes. */
    void noteBytes(Map<Stored, Prepared> told) {
        if (!told.isEmpty()) {
            jdbc.sql("""
                            update bordereau set raw_fingerprint = t.raw, received_bulletins = t.bulletins,
                                duplicate_bulletins = 0, rejected_bulletins = 0, received_items = t.items
                            from unnest(?::bigint[], ?::bytea[], ?::integer[], ?::integer[])
                                as t (id, raw, bulletins, items)
                            where bordereau.id = t.id
                            """)
                    .param(told.keySet().stream().map(Stored::id).toArray(Long[]::new))
                    .param(bytes(told.values().stream()
                            .map(prepared ->
                                    Objects.requireNonNull(prepared.manner().raw()))
                            .toList()))
                    .param(told.values().stream()
                            .map(prepared -> prepared.bulletins().size())
                            .toArray(Integer[]::new))
                    .param(told.values().stream().map(Prepared::items).toArray(Integer[]::new))
                    .update();
        }
    }

    private <R> void copyInto(String table, List<String> columns, List<R> rows, BiConsumer<Cells, R> fill) {
        if (!rows.isEmpty()) {
            copy.into(table, columns, into -> rows.forEach(row -> fill.accept(into.next(), row)));
        }
    }

    private <R> void replace(String table, List<String> columns, List<R> rows, BiConsumer<Cells, R> fill) {
        if (rows.isEmpty()) {
            return;
        }
        var changed = "changed_" + table;
        jdbc.sql("create temporary table if not exists %s (like %s) on commit delete rows".formatted(changed, table))
                .update();
        copyInto(changed, columns, rows, fill);
        var values = columns.stream()
                .map(column -> column + " = " + changed + "." + column)
                .collect(joining(", "));
        jdbc.sql("update %1$s set %2$s from %3$s where %1$s.id = %3$s.id".formatted(table, values, changed))
                .update();
    }

    private static byte[][] bytes(Collection<Fingerprint> fingerprints) {
        return fingerprints.stream().map(Fingerprint::bytes).toArray(byte[][]::new);
    }

    /** A bordereau as it stands in the tables. */
    record Stored(
            long id,
            BordereauReference reference,
            BordereauStatus statut,
            @Nullable String partnerStatut,
            Instant dateReception,
            int held,
            Fingerprint ofAll,
            Fingerprint ofContent,
            @Nullable Fingerprint raw,
            UUID createdByRun,
            UUID changedByRun) {

        /** What the same run wrote earlier must be looked at again, to count as its work. */
        boolean isAsTold(Prepared prepared, UUID run) {
            return ofAll.equals(prepared.ofAll()) && !changedByRun.equals(run);
        }

        boolean isInOtherBytes(Prepared prepared) {
            var told = prepared.manner().raw();
            return told != null && (raw == null || !told.equals(raw));
        }
    }

    /** A bulletin as it stands in the tables. */
    record StoredBulletin(
            long id,
            long bordereau,
            NumeroBs numBs,
            BulletinStatus etat,
            @Nullable String partnerEtat,
            LocalDate dateEcheance,
            Fingerprint fingerprint,
            Fingerprint ofItems,
            UUID createdByRun,
            UUID changedByRun,
            UUID itemsByRun) {}
}
