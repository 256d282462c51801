package tn.ars.tuniclaim.simulator.dataset;

import static tn.ars.tuniclaim.simulator.dataset.Dataset.BULLETIN_PREFIX;
import static tn.ars.tuniclaim.simulator.dataset.Dataset.BULLETIN_WIDTH;
import static tn.ars.tuniclaim.simulator.dataset.Dataset.REFERENCE_PREFIX;
import static tn.ars.tuniclaim.simulator.dataset.Dataset.REFERENCE_WIDTH;

import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.simulator.dataset.Oddity.Group;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;

/** Writes bulletins with their items. The amounts of a bulletin are the sums of its items'. */
final class BulletinWriter {

    private static final String[] ETATS = {"IN_PROGRESS", "VALIDATED", "REJECTED", "PAID"};
    private static final String[][] SYNONYMS = {{"EN_COURS"}, {"TRAITE", "VALIDE"}, {"REJETE"}, {"PAYE"}};
    private static final SerializableString CONTROL_CHARACTERS =
            new SerializedString("remboursé\u0000\u0001\u0007\b\t\r\n\f\u001b[31m\u001f\u007f\u200f\ufeff fin");
    private static final SerializableString LONG_TEXT =
            new SerializedString("Observation très longue, reprise de l'ancien système. ".repeat(400));
    private static final SerializableString NO_OBSERVATION = new SerializedString("RAS");
    private static final SerializableString PHARMACY_COMMENT = new SerializedString("1 cp matin et soir");
    private static final String GARBAGE = "n/a ???";
    private static final int LARGEST_DEPENSE = 900_000;

    private final Pen pen;

    BulletinWriter(Pen pen) {
        this.pen = pen;
    }

    void write(Shape shape, int ordinal, @Nullable Oddity amounts) {
        var draw = shape.bulletinDraw(ordinal);
        var defect = shape.defect(draw);
        var gap = shape.world.oddities().of(Group.GAPS, draw);
        var items = shape.items(draw);
        pen.json.writeStartObject();
        if (defect != Oddity.MISSING_NUM_BS) {
            pen.code(Names.NUM_BS, BULLETIN_PREFIX, shape.index, REFERENCE_WIDTH, ordinal + 1, BULLETIN_WIDTH);
        }
        pen.text(Names.ETAT, etat(shape, draw));
        pen.code(Names.CODE_ASSURE, "A", Draw.below(100_000, draw, 21), 5, 0, 0);
        if (gap == null) {
            optionalFields(shape, ordinal, draw);
        } else if (gap == Oddity.NULL_FIELDS) {
            nullFields();
        }
        dates(shape, draw, defect);
        people(shape, draw);
        observation(shape, ordinal, draw);
        totals(shape, ordinal, draw, items, amounts, defect);
        pen.number(Names.DELAI_REGLEMENT, 5 + Draw.below(3, draw, 22) * 5L);
        pen.json.writeName(Names.ITEMS);
        pen.json.writeStartArray();
        for (var number = 0; number < items; number++) {
            item(shape, Draw.at(draw, number, 2), number == 0 ? shape.revisions(ordinal) : 0, amounts);
        }
        pen.json.writeEndArray();
        pen.json.writeEndObject();
    }

    private static String etat(Shape shape, long draw) {
        var etat = Draw.below(ETATS.length, draw, 23);
        if (!shape.world.oddities().meets(Oddity.ETAT_SYNONYM, draw)) {
            return ETATS[etat];
        }
        return SYNONYMS[etat][Draw.below(SYNONYMS[etat].length, draw, 24)];
    }

    private void optionalFields(Shape shape, int ordinal, long draw) {
        pen.code(Names.MATRICULE, "", 10_000_000 + Draw.below(80_000_000, draw, 25), 8, 0, 0);
        pen.text(Names.ACTE, Words.ACTES[Draw.below(Words.ACTES.length, draw, 26)]);
        pen.code(Names.LIEN, "https://scans.tuniclaim.example/bs/", shape.index, REFERENCE_WIDTH, ordinal + 1, 2);
        pen.code(Names.NOM_BORDEREAU, REFERENCE_PREFIX, shape.index, REFERENCE_WIDTH, 0, 0);
        pen.text(Names.NOM_PRESTATION, Words.CHAPITRES[Draw.below(Words.CHAPITRES.length, draw, 27)]);
        pen.text(Names.PRIORITY, Draw.below(10, draw, 28) == 0 ? "URGENTE" : "NORMALE");
    }

    private void nullFields() {
        pen.nothing(Names.MATRICULE);
        pen.nothing(Names.ACTE);
        pen.nothing(Names.LIEN);
        pen.nothing(Names.NOM_BORDEREAU);
        pen.nothing(Names.NOM_PRESTATION);
        pen.nothing(Names.PRIORITY);
    }

    private void dates(Shape shape, long draw, @Nullable Oddity defect) {
        var day = BordereauWriter.day(shape);
        var second = BordereauWriter.second(shape);
        var form = shape.world.oddities().of(Group.DATE, draw);
        if (defect == Oddity.GARBAGE_DATE) {
            pen.text(Names.DATE_CREATION, GARBAGE);
        } else {
            pen.date(Names.DATE_CREATION, day, second, form);
        }
        pen.date(Names.DATE_MALADIE, day - 20, second, form);
        pen.date(Names.DATE_SOIN, day - 1 - Draw.below(15, draw, 29), second, form);
    }

    private void people(Shape shape, long draw) {
        var names = shape.world.oddities().meets(Oddity.ARABIC_NAMES, draw) ? Words.ARABIC_PERSONS : Words.PERSONS;
        var assure = Draw.below(names.length, draw, 30);
        var beneficiaire = Draw.below(3, draw, 31) == 0 ? Draw.below(names.length, draw, 32) : assure;
        pen.text(Names.NOM_ASSURE, names[assure]);
        pen.text(Names.NOM_BENEFICIAIRE, names[beneficiaire]);
        pen.text(Names.NOM_SOCIETE, BordereauWriter.company(shape));
    }

    private void observation(Shape shape, int ordinal, long draw) {
        var revisions = shape.revisions(ordinal);
        var oddity = shape.world.oddities().of(Group.TEXT, draw);
        var text = oddity == null ? NO_OBSERVATION : oddity == Oddity.LONG_TEXT ? LONG_TEXT : CONTROL_CHARACTERS;
        if (revisions == 0) {
            pen.text(Names.OBSERVATION_GLOBAL, text);
        } else {
            pen.text(Names.OBSERVATION_GLOBAL, text.getValue() + " (révision " + revisions + ")");
        }
    }

    private void totals(
            Shape shape, int ordinal, long draw, int items, @Nullable Oddity amounts, @Nullable Oddity defect) {
        var montant = 0L;
        var pec = 0L;
        for (var number = 0; number < items; number++) {
            var item = Draw.at(draw, number, 2);
            var depense = depense(item, number == 0 ? shape.revisions(ordinal) : 0);
            montant += depense;
            pec += pec(item, depense);
        }
        pen.amount(Names.TOTAL_PEC, pec, amounts);
        if (defect == Oddity.GARBAGE_AMOUNT) {
            pen.text(Names.MONTANT, GARBAGE);
        } else {
            pen.amount(Names.MONTANT, montant, amounts);
        }
    }

    private void item(Shape shape, long draw, int revisions, @Nullable Oddity amounts) {
        var depense = depense(draw, revisions);
        var pec = pec(draw, depense);
        var chapitre = Draw.below(Words.CHAPITRES.length, draw, 41);
        pen.json.writeStartObject();
        pen.text(Names.NOM_PRODUIT, Words.PRODUITS[Draw.below(Words.PRODUITS.length, draw, 42)]);
        pen.number(Names.QUANTITE, 1 + Draw.below(3, draw, 43));
        if (chapitre == 1) {
            pen.text(Names.COMMENTAIRE, PHARMACY_COMMENT);
        }
        pen.text(Names.NOM_CHAPITRE, Words.CHAPITRES[chapitre]);
        pen.text(Names.NOM_PRESTATAIRE, BordereauWriter.prestataire(shape, draw));
        pen.date(
                Names.DATE_PRESTATION,
                BordereauWriter.day(shape) - 1 - Draw.below(15, draw, 44),
                BordereauWriter.second(shape),
                shape.of(Group.DATE));
        if (Draw.below(4, draw, 45) > 0) {
            pen.text(Names.TYPE_HONORAIRE, Draw.below(5, draw, 46) == 0 ? "LIBRE" : "FIXE");
        }
        pen.amount(Names.DEPENSE, depense, amounts);
        pen.amount(Names.PEC, pec, amounts);
        pen.amount(Names.PARTICIPATION_ADHERENT, depense - pec, amounts);
        if (chapitre == 4) {
            optics(draw);
        }
        if (Draw.below(12, draw, 47) == 0) {
            message(draw);
        }
        pen.json.writeEndObject();
    }

    private void optics(long draw) {
        pen.json.writeName(Names.ACUITE_DROITE);
        pen.json.writeNumber(-0.25 * Draw.below(16, draw, 48));
        pen.json.writeName(Names.ACUITE_GAUCHE);
        pen.json.writeNumber(-0.25 * Draw.below(16, draw, 49));
    }

    private void message(long draw) {
        var message = Draw.below(Words.MESSAGES.length, draw, 50);
        pen.text(Names.MESSAGE, Words.MESSAGES[message]);
        pen.code(Names.CODE_MESSAGE, "M", message + 1, 2, 0, 0);
        pen.number(Names.NOMBRE_CLE, Draw.below(60, draw, 51));
        pen.number(Names.NB_JOUR_DEPASSEMENT, Draw.below(30, draw, 52));
    }

    /** In millimes; now and then beyond a thousand dinars. */
    private static long depense(long draw, int revisions) {
        var scale = Draw.below(20, draw, 53) == 0 ? 5 : 1;
        return 1_500 + (long) Draw.below(LARGEST_DEPENSE, draw, 54) / 4 * scale + revisions * 1_000L;
    }

    private static long pec(long draw, long depense) {
        return depense * (50 + 10L * Draw.below(6, draw, 55)) / 100;
    }
}
