package tn.ars.tuniclaim.importer.bordereau;

import java.util.List;
import java.util.stream.Stream;

/** The columns of {@code bulletin_item}, and what goes into them. */
final class ItemTable {

    /** What the partner says; new ones go to the end. */
    private static final List<String> CONTENT = List.of(
            "nom_produit",
            "quantite",
            "commentaire",
            "nom_chapitre",
            "nom_prestataire",
            "date_prestation",
            "type_honoraire",
            "depense",
            "pec",
            "participation_adherent",
            "message",
            "code_message",
            "acuite_droite",
            "acuite_gauche",
            "nombre_cle",
            "nb_jour_depassement");

    static final List<String> COLUMNS = Stream.concat(Stream.of("bulletin_id", "position"), CONTENT.stream())
            .toList();

    private ItemTable() {}

    /** All items of a bulletin, counted from 1. */
    static void fill(Copy.Rows rows, BulletinRow bulletin) {
        var position = 0;
        for (var item : bulletin.prepared().items()) {
            rows.next().id(bulletin.id()).number(++position).all(item);
        }
    }
}
