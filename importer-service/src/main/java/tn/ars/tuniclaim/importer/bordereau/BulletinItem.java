package tn.ars.tuniclaim.importer.bordereau;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.claim.Montant;
import tn.ars.tuniclaim.event.BulletinImported.Item;

/** One act, product or visit of a bulletin. It never changes: a bulletin that says something else gets new ones. */
@Entity
@SuppressWarnings("UnusedVariable") // columns
class BulletinItem {

    @Id
    @GeneratedValue(generator = "bulletin_item_seq")
    @SequenceGenerator(name = "bulletin_item_seq", sequenceName = "bulletin_item_seq", allocationSize = 5000)
    private @Nullable Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    private BulletinDeSoin bulletin;

    private int position;
    private @Nullable String nomProduit;
    private @Nullable Integer quantite;
    private @Nullable String commentaire;
    private @Nullable String nomChapitre;
    private @Nullable String nomPrestataire;
    private @Nullable LocalDate datePrestation;
    private String typeHonoraire;
    private @Nullable Montant depense;
    private @Nullable Montant pec;
    private @Nullable Montant participationAdherent;
    private @Nullable String message;
    private @Nullable String codeMessage;
    private @Nullable String acuiteDroite;
    private @Nullable String acuiteGauche;
    private @Nullable String nombreCle;
    private @Nullable Integer nbJourDepassement;

    @SuppressWarnings("NullAway.Init")
    BulletinItem() {}

    /** @param position among the items of the bulletin, from 1 */
    BulletinItem(BulletinDeSoin bulletin, int position, Item item) {
        this.bulletin = bulletin;
        this.position = position;
        this.nomProduit = item.nomProduit();
        this.quantite = item.quantite();
        this.commentaire = item.commentaire();
        this.nomChapitre = item.nomChapitre();
        this.nomPrestataire = item.nomPrestataire();
        this.datePrestation = item.datePrestation();
        this.typeHonoraire = item.typeHonoraire();
        this.depense = item.depense();
        this.pec = item.pec();
        this.participationAdherent = item.participationAdherent();
        this.message = item.message();
        this.codeMessage = item.codeMessage();
        this.acuiteDroite = item.acuiteDroite();
        this.acuiteGauche = item.acuiteGauche();
        this.nombreCle = item.nombreCle();
        this.nbJourDepassement = item.nbJourDepassement();
    }
}
