package tn.ars.tuniclaim.importer.bordereau;

import java.util.List;

/** The columns of {@code bordereau}, and what goes into them. */
final class BordereauTable {

    static final List<String> COLUMNS = List.of(
            "id",
            "reference",
            "partner_id",
            "client_id",
            "contract_id",
            "prestataire_id",
            "statut",
            "partner_statut",
            "date_reception",
            "delai_reglement",
            "nombre_bs",
            "bulletins",
            "received_bulletins",
            "duplicate_bulletins",
            "rejected_bulletins",
            "received_items",
            "fingerprint",
            "content_fingerprint",
            "raw_fingerprint",
            "created_by_run",
            "changed_by_run");

    private BordereauTable() {}

    static void fill(Cells cells, BordereauRow row, Parties.Named parties) {
        var prepared = row.prepared();
        var content = prepared.told().content();
        var manner = prepared.manner();
        cells.id(row.id())
                .text(prepared.reference().value())
                .text(content.partnerId() == null ? null : content.partnerId().value())
                .id(parties.client(content.client()))
                .id(parties.contract(content.contract()))
                .id(parties.prestataire(content.prestataire()))
                .text(row.statut().name())
                .text(row.partnerStatut())
                .instant(row.dateReception())
                .number(content.delaiReglement())
                .number(content.nombreBs())
                .number(row.held())
                .number(prepared.bulletins().size() + manner.duplicate() + manner.rejected())
                .number(manner.duplicate())
                .number(manner.rejected())
                .number(prepared.items())
                .fingerprint(prepared.ofAll())
                .fingerprint(prepared.ofContent())
                .fingerprint(manner.raw())
                .uuid(row.createdByRun())
                .uuid(row.changedByRun());
    }
}
