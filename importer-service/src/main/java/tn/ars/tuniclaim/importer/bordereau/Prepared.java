package tn.ars.tuniclaim.importer.bordereau;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.event.BulletinImported.Item;
import tn.ars.tuniclaim.importer.bordereau.BordereauContent.Insured;
import tn.ars.tuniclaim.importer.bordereau.BordereauContent.Terms;
import tn.ars.tuniclaim.importer.bordereau.Cells.Content;

/** A bordereau as the partner told it, ready to be compared and written: each thing in it is serialized once. Immutable. */
public final class Prepared implements Told {

    private final PartnerBordereau told;
    private final Manner manner;
    private final List<Bulletin> bulletins;
    private final Fingerprint ofContent;
    private final Fingerprint ofAll;

    private Prepared(PartnerBordereau told, Manner manner) {
        this.told = told;
        this.manner = manner;
        this.bulletins = told.bulletins().stream().map(Bulletin::of).toList();
        this.ofContent = fingerprint(told.content());
        this.ofAll = fingerprintOfAll();
    }

    public static Prepared of(PartnerBordereau told, Manner manner) {
        return new Prepared(told, manner);
    }

    @Override
    public BordereauReference reference() {
        return told.reference();
    }

    PartnerBordereau told() {
        return told;
    }

    Manner manner() {
        return manner;
    }

    List<Bulletin> bulletins() {
        return bulletins;
    }

    int items() {
        return bulletins.stream().mapToInt(bulletin -> bulletin.items().size()).sum();
    }

    /** Of what is said of the bordereau itself, its statut excepted. */
    Fingerprint ofContent() {
        return ofContent;
    }

    /** Of all that is said, of its bulletins too. */
    Fingerprint ofAll() {
        return ofAll;
    }

    private Fingerprint fingerprintOfAll() {
        var cells = new Cells().fingerprint(ofContent).text(told.statut());
        for (var bulletin : bulletins) {
            cells.fingerprint(bulletin.fingerprint()).text(bulletin.told().etat());
        }
        return Fingerprint.of(cells.content());
    }

    private static Fingerprint fingerprint(BordereauContent content) {
        var cells = new Cells();
        var partnerId = content.partnerId();
        cells.text(partnerId == null ? null : partnerId.value());
        add(cells, content.client());
        cells.text(content.prestataire())
                .instant(content.dateReception())
                .number(content.delaiReglement())
                .number(content.nombreBs());
        var contract = content.contract();
        var ofContract = contract == null ? null : fingerprint(contract);
        return Fingerprint.of(cells.fingerprint(ofContract).content());
    }

    private static void add(Cells cells, Insured client) {
        cells.text(client.name())
                .text(client.email())
                .text(client.phone())
                .text(client.address())
                .number(client.reglementDelay())
                .number(client.reclamationDelay());
    }

    static Fingerprint fingerprint(Terms contract) {
        return Fingerprint.of(new Cells()
                .text(contract.clientName())
                .day(contract.startDate())
                .day(contract.endDate())
                .number(contract.delaiReglement())
                .number(contract.delaiReclamation())
                .text(contract.documentPath())
                .text(contract.signature())
                .content());
    }

    /**
     * How it was told.
     *
     * @param raw of the bytes, where nothing about them was odd: when they come again they say the same
     * @param duplicate bulletins left out because their {@code numBs} had come before
     * @param rejected bulletins left out because they make no sense
     * @param size of what was told, in bytes
     */
    public record Manner(@Nullable Fingerprint raw, int duplicate, int rejected, int size) {}

    /**
     * @param fingerprint of all that is said of it, its items included and its etat excepted
     * @param ofItems as one set
     */
    record Bulletin(
            PartnerBulletin told, Content content, List<Content> items, Fingerprint fingerprint, Fingerprint ofItems) {

        static Bulletin of(PartnerBulletin told) {
            var content = content(told.content());
            var items = told.items().stream().map(Bulletin::content).toList();
            var ofItems = fingerprint(items);
            var all = new Cells().fingerprint(Fingerprint.of(content)).fingerprint(ofItems);
            return new Bulletin(told, content, items, Fingerprint.of(all.content()), ofItems);
        }

        private static Fingerprint fingerprint(List<Content> items) {
            var cells = new Cells();
            items.forEach(item -> cells.fingerprint(Fingerprint.of(item)));
            return Fingerprint.of(cells.content());
        }

        /** In the order of the columns in {@link BulletinTable}. */
        private static Content content(BulletinContent content) {
            return new Cells()
                    .text(content.numBs().value())
                    .text(content.codeAssure())
                    .text(content.matricule())
                    .text(content.nomAssure())
                    .text(content.nomBeneficiaire())
                    .text(content.nomBordereau())
                    .text(content.nomPrestation())
                    .text(content.nomSociete())
                    .text(content.acte())
                    .instant(content.dateCreation())
                    .day(content.dateMaladie())
                    .day(content.dateSoin())
                    .montant(content.totalPec())
                    .montant(content.montant())
                    .number(content.delaiReglement())
                    .text(content.priority())
                    .text(content.observationGlobal())
                    .text(content.lien())
                    .content();
        }

        /** In the order of the columns in {@link ItemTable}. */
        private static Content content(Item item) {
            return new Cells()
                    .text(item.nomProduit())
                    .number(item.quantite())
                    .text(item.commentaire())
                    .text(item.nomChapitre())
                    .text(item.nomPrestataire())
                    .day(item.datePrestation())
                    .text(item.typeHonoraire())
                    .montant(item.depense())
                    .montant(item.pec())
                    .montant(item.participationAdherent())
                    .text(item.message())
                    .text(item.codeMessage())
                    .text(item.acuiteDroite())
                    .text(item.acuiteGauche())
                    .text(item.nombreCle())
                    .number(item.nbJourDepassement())
                    .content();
        }
    }
}
