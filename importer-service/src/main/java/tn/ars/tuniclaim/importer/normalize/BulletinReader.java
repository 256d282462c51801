package tn.ars.tuniclaim.importer.normalize;

import java.util.ArrayList;
import java.util.List;
import tn.ars.tuniclaim.claim.NumeroBs;
import tn.ars.tuniclaim.event.BulletinImported.Item;
import tn.ars.tuniclaim.event.RejectionCode;
import tn.ars.tuniclaim.importer.bordereau.BulletinContent;
import tn.ars.tuniclaim.importer.bordereau.PartnerBulletin;
import tools.jackson.databind.JsonNode;

/** Reads a bulletin de soin with its items. */
final class BulletinReader {

    static final int DEFAULT_DELAY_DAYS = 5;

    /** They are told in one event, whose size is bounded. */
    private static final int MAX_ITEMS = 1_000;

    private static final int CODE = 64;
    private static final int NAME = 255;
    private static final int LINK = 1000;
    private static final int TEXT = 2000;
    private static final String DEFAULT_HONORAIRE = "FIXE";

    private BulletinReader() {}

    static PartnerBulletin read(JsonNode json) {
        var fields = Fields.of(json);
        return new PartnerBulletin(content(fields), fields.text("etat", CODE), items(fields));
    }

    private static BulletinContent content(Fields fields) {
        var numBs = fields.key("numBs", NumeroBs::new);
        if (numBs == null) {
            throw new Unfit("numBs", RejectionCode.REQUIRED, null, "is missing");
        }
        return new BulletinContent(
                numBs,
                fields.text("codeAssure", CODE),
                fields.text("matricule", CODE),
                fields.text("nomAssure", NAME),
                fields.text("nomBeneficiaire", NAME),
                fields.text("nomBordereau", NAME),
                fields.text("nomPrestation", NAME),
                fields.text("nomSociete", NAME),
                fields.text("acte", NAME),
                fields.instant("dateCreation"),
                fields.day("dateMaladie"),
                fields.day("dateSoin"),
                fields.montant("totalPec"),
                fields.montant("montant"),
                fields.countOr("delaiReglement", DEFAULT_DELAY_DAYS),
                fields.text("priority", CODE),
                fields.text("observationGlobal", TEXT),
                fields.text("lien", LINK));
    }

    /** By position and content: two that say the same are two. */
    private static List<Item> items(Fields bulletin) {
        var items = new ArrayList<Item>();
        for (var json : bulletin.list("items", MAX_ITEMS)) {
            items.add(item(Fields.at(json, "items[" + items.size() + "]")));
        }
        return List.copyOf(items);
    }

    private static Item item(Fields fields) {
        var typeHonoraire = fields.text("typeHonoraire", CODE);
        return new Item(
                fields.text("nomProduit", NAME),
                fields.count("quantite"),
                fields.text("commentaire", TEXT),
                fields.text("nomChapitre", NAME),
                fields.text("nomPrestataire", NAME),
                fields.day("datePrestation"),
                typeHonoraire == null ? DEFAULT_HONORAIRE : typeHonoraire,
                fields.montant("depense"),
                fields.montant("pec"),
                fields.montant("participationAdherent"),
                fields.text("message", TEXT),
                fields.text("codeMessage", CODE),
                fields.text("acuiteDroite", CODE),
                fields.text("acuiteGauche", CODE),
                fields.text("nombreCle", CODE),
                fields.count("nbJourDepassement"));
    }
}
