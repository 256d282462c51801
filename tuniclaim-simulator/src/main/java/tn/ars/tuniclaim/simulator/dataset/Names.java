package tn.ars.tuniclaim.simulator.dataset;

import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;

/** The partner's field names, encoded once. */
final class Names {

    static final SerializableString ID = of("id");
    static final SerializableString REFERENCE = of("reference");
    static final SerializableString CLIENT = of("client");
    static final SerializableString CLIENT_NAME = of("clientName");
    static final SerializableString NAME = of("name");
    static final SerializableString EMAIL = of("email");
    static final SerializableString PHONE = of("phone");
    static final SerializableString ADDRESS = of("address");
    static final SerializableString REGLEMENT_DELAY = of("reglementDelay");
    static final SerializableString RECLAMATION_DELAY = of("reclamationDelay");
    static final SerializableString CONTRACT = of("contract");
    static final SerializableString START_DATE = of("startDate");
    static final SerializableString END_DATE = of("endDate");
    static final SerializableString DELAI_REGLEMENT = of("delaiReglement");
    static final SerializableString DELAI_RECLAMATION = of("delaiReclamation");
    static final SerializableString DOCUMENT_PATH = of("documentPath");
    static final SerializableString SIGNATURE = of("signature");
    static final SerializableString PRESTATAIRE = of("prestataire");
    static final SerializableString DATE_RECEPTION = of("dateReception");
    static final SerializableString STATUT = of("statut");
    static final SerializableString NOMBRE_BS = of("nombreBS");
    static final SerializableString BULLETINS_SOINS = of("bulletinsSoins");
    static final SerializableString BULLETINS = of("bulletins");
    static final SerializableString BORDEREAUX = of("bordereaux");
    static final SerializableString UNKNOWN = of("xVersionPlateforme");
    static final SerializableString UNKNOWN_NESTED = of("xTrace");

    static final SerializableString NUM_BS = of("numBs");
    static final SerializableString ETAT = of("etat");
    static final SerializableString CODE_ASSURE = of("codeAssure");
    static final SerializableString MATRICULE = of("matricule");
    static final SerializableString DATE_CREATION = of("dateCreation");
    static final SerializableString DATE_MALADIE = of("dateMaladie");
    static final SerializableString DATE_SOIN = of("dateSoin");
    static final SerializableString ACTE = of("acte");
    static final SerializableString LIEN = of("lien");
    static final SerializableString NOM_ASSURE = of("nomAssure");
    static final SerializableString NOM_BENEFICIAIRE = of("nomBeneficiaire");
    static final SerializableString NOM_BORDEREAU = of("nomBordereau");
    static final SerializableString NOM_PRESTATION = of("nomPrestation");
    static final SerializableString NOM_SOCIETE = of("nomSociete");
    static final SerializableString OBSERVATION_GLOBAL = of("observationGlobal");
    static final SerializableString TOTAL_PEC = of("totalPec");
    static final SerializableString MONTANT = of("montant");
    static final SerializableString PRIORITY = of("priority");
    static final SerializableString ITEMS = of("items");

    static final SerializableString NOM_PRODUIT = of("nomProduit");
    static final SerializableString QUANTITE = of("quantite");
    static final SerializableString COMMENTAIRE = of("commentaire");
    static final SerializableString NOM_CHAPITRE = of("nomChapitre");
    static final SerializableString NOM_PRESTATAIRE = of("nomPrestataire");
    static final SerializableString DATE_PRESTATION = of("datePrestation");
    static final SerializableString TYPE_HONORAIRE = of("typeHonoraire");
    static final SerializableString DEPENSE = of("depense");
    static final SerializableString PEC = of("pec");
    static final SerializableString PARTICIPATION_ADHERENT = of("participationAdherent");
    static final SerializableString MESSAGE = of("message");
    static final SerializableString CODE_MESSAGE = of("codeMessage");
    static final SerializableString ACUITE_DROITE = of("acuiteDroite");
    static final SerializableString ACUITE_GAUCHE = of("acuiteGauche");
    static final SerializableString NOMBRE_CLE = of("nombreCle");
    static final SerializableString NB_JOUR_DEPASSEMENT = of("nbJourDepassement");

    private Names() {}

    private static SerializableString of(String name) {
        return new SerializedString(name);
    }
}
