package tn.ars.tuniclaim.importer.normalize;

import static tn.ars.tuniclaim.importer.normalize.BulletinReader.DEFAULT_DELAY_DAYS;

import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.claim.PartnerId;
import tn.ars.tuniclaim.event.RejectionCode;
import tn.ars.tuniclaim.importer.bordereau.BordereauContent;
import tn.ars.tuniclaim.importer.bordereau.BordereauContent.Insured;
import tn.ars.tuniclaim.importer.bordereau.BordereauContent.Terms;

/** Reads a bordereau, its bulletins excepted. */
final class BordereauReader {

    private static final int CODE = 64;
    private static final int NAME = 255;
    private static final int TEXT = 500;
    private static final String DEFAULT_CLIENT = "MY TUNICLAIM - Client par défaut";

    private BordereauReader() {}

    /** Never a random one: it would come again as another bordereau with every run. */
    static BordereauReference reference(Fields fields) {
        var reference = fields.key("reference", BordereauReference::new);
        if (reference != null) {
            return reference;
        }
        var id = fields.key("id", word -> new BordereauReference("TUNICLAIM-" + word));
        if (id == null) {
            throw new Unfit(
                    "reference", RejectionCode.REQUIRED, null, "is missing, and so is the id that could stand in");
        }
        return id;
    }

    static BordereauContent content(Fields fields) {
        return new BordereauContent(
                fields.key("id", PartnerId::new),
                client(fields.object("client")),
                fields.has("contract") ? contract(fields.object("contract")) : null,
                fields.object("prestataire").text("name", NAME),
                fields.instant("dateReception"),
                fields.countOr("delaiReglement", DEFAULT_DELAY_DAYS),
                fields.countIfAny("nombreBS"));
    }

    static @Nullable String statut(Fields fields) {
        return fields.text("statut", CODE);
    }

    private static Insured client(Fields fields) {
        var name = fields.text("name", NAME);
        return new Insured(
                name == null ? DEFAULT_CLIENT : name,
                fields.text("email", NAME),
                fields.text("phone", CODE),
                fields.text("address", TEXT),
                fields.countOr("reglementDelay", DEFAULT_DELAY_DAYS),
                fields.countOr("reclamationDelay", DEFAULT_DELAY_DAYS));
    }

    private static Terms contract(Fields fields) {
        var clientName = fields.text("clientName", NAME);
        return new Terms(
                clientName == null ? fields.object("client").text("name", NAME) : clientName,
                fields.day("startDate"),
                fields.day("endDate"),
                fields.countOr("delaiReglement", DEFAULT_DELAY_DAYS),
                fields.countOr("delaiReclamation", DEFAULT_DELAY_DAYS),
                fields.text("documentPath", TEXT),
                fields.text("signature", TEXT));
    }
}
