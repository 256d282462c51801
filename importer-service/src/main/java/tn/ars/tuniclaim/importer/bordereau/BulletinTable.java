package tn.ars.tuniclaim.importer.bordereau;

import java.util.List;
import java.util.stream.Stream;

/** The columns of {@code bulletin_de_soin}, and what goes into them. */
final class BulletinTable {

    /** What the partner says; new ones go to the end. */
    private static final List<String> CONTENT = List.of(
            "num_bs",
            "code_assure",
            "matricule",
            "nom_assure",
            "nom_beneficiaire",
            "nom_bordereau",
            "nom_prestation",
            "nom_societe",
            "acte",
            "date_creation",
            "date_maladie",
            "date_soin",
            "total_pec",
            "montant",
            "delai_reglement",
            "priority",
            "observation_global",
            "lien");

    static final List<String> COLUMNS = Stream.concat(
                    Stream.of(
                            "id",
                            "bordereau_id",
                            "etat",
                            "partner_etat",
                            "date_echeance",
                            "fingerprint",
                            "items_fingerprint",
                            "created_by_run",
                            "changed_by_run",
                            "items_by_run"),
                    CONTENT.stream())
            .toList();

    private BulletinTable() {}

    static void fill(Cells cells, BulletinRow row) {
        var prepared = row.prepared();
        cells.id(row.id())
                .id(row.bordereau())
                .text(row.etat().name())
                .text(row.partnerEtat())
                .day(row.dateEcheance())
                .fingerprint(prepared.fingerprint())
                .fingerprint(prepared.ofItems())
                .uuid(row.createdByRun())
                .uuid(row.changedByRun())
                .uuid(row.itemsByRun())
                .all(prepared.content());
    }
}
