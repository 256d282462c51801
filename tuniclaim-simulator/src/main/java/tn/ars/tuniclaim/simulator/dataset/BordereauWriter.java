package tn.ars.tuniclaim.simulator.dataset;

import static tn.ars.tuniclaim.simulator.dataset.Dataset.FIRST_ID;
import static tn.ars.tuniclaim.simulator.dataset.Dataset.REFERENCE_PREFIX;
import static tn.ars.tuniclaim.simulator.dataset.Dataset.REFERENCE_WIDTH;

import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.simulator.dataset.Oddity.Group;
import tools.jackson.core.SerializableString;

/** Writes bordereaux, one after the other. */
final class BordereauWriter {

    private static final int[] DELAYS = {5, 7, 10, 15, 30};
    static final long FIRST_DAY = 20_458; // 2026-01-05
    private static final int DAYS = 280;
    private static final int EIGHT_O_CLOCK = 8 * 3600;
    private static final int OFFICE_HOURS = 9 * 3600;

    private final Pen pen;
    private final BulletinWriter bulletins;

    BordereauWriter(Pen pen) {
        this.pen = pen;
        this.bulletins = new BulletinWriter(pen);
    }

    void write(Shape shape) {
        pen.json.writeStartObject();
        identity(shape);
        var gap = shape.of(Group.GAPS);
        client(shape, gap);
        contract(shape, gap);
        prestataire(shape, gap);
        header(shape, gap);
        if (shape.meets(Oddity.UNKNOWN_FIELDS)) {
            unknownFields();
        }
        if (!shape.separate()) {
            pen.json.writeName(Names.BULLETINS_SOINS);
            bulletins(shape);
        }
        pen.json.writeEndObject();
    }

    void bulletins(Shape shape) {
        var amounts = shape.amounts();
        pen.json.writeStartArray();
        for (var ordinal = 0; ordinal < shape.bulletins(); ordinal++) {
            bulletins.write(shape, ordinal, amounts);
        }
        pen.json.writeEndArray();
    }

    private void identity(Shape shape) {
        var identity = shape.of(Group.IDENTITY);
        var id = FIRST_ID + shape.index;
        if (identity != Oddity.MISSING_ID && identity != Oddity.MISSING_IDENTITY) {
            if (shape.stringId()) {
                pen.code(Names.ID, "", id, 1, 0, 0);
            } else {
                pen.number(Names.ID, id);
            }
        }
        if (identity != Oddity.MISSING_REFERENCE && identity != Oddity.MISSING_IDENTITY) {
            pen.code(Names.REFERENCE, REFERENCE_PREFIX, shape.index, REFERENCE_WIDTH, 0, 0);
        }
    }

    private void client(Shape shape, @Nullable Oddity gap) {
        pen.json.writeName(Names.CLIENT);
        pen.json.writeStartObject();
        if (!shape.meets(Oddity.MISSING_CLIENT_NAME)) {
            pen.text(Names.NAME, company(shape));
        }
        pen.text(Names.EMAIL, "sante@assure.example");
        pen.code(Names.PHONE, "+216 71 ", Draw.below(1_000_000, shape.draw, 6), 6, 0, 0);
        pen.text(Names.ADDRESS, Words.ADRESSES[Draw.below(Words.ADRESSES.length, shape.draw, 7)]);
        if (gap == null) {
            pen.number(Names.REGLEMENT_DELAY, DELAYS[companyNumber(shape) % DELAYS.length]);
            pen.number(Names.RECLAMATION_DELAY, 5);
        } else if (gap == Oddity.NULL_FIELDS) {
            pen.nothing(Names.REGLEMENT_DELAY);
            pen.nothing(Names.RECLAMATION_DELAY);
        }
        if (shape.meets(Oddity.UNKNOWN_FIELDS)) {
            unknownFields();
        }
        pen.json.writeEndObject();
    }

    private void contract(Shape shape, @Nullable Oddity gap) {
        if (gap == Oddity.NULL_FIELDS) {
            pen.nothing(Names.CONTRACT);
        }
        if (gap != null) {
            return;
        }
        pen.json.writeName(Names.CONTRACT);
        pen.json.writeStartObject();
        if (shape.meets(Oddity.CONTRACT_CLIENT_OBJECT)) {
            pen.json.writeName(Names.CLIENT);
            pen.json.writeStartObject();
            pen.text(Names.NAME, company(shape));
            pen.json.writeEndObject();
        } else {
            pen.text(Names.CLIENT_NAME, company(shape));
        }
        var dates = shape.of(Group.DATE);
        pen.date(Names.START_DATE, FIRST_DAY - 4, EIGHT_O_CLOCK, dates);
        pen.date(Names.END_DATE, FIRST_DAY + 360, EIGHT_O_CLOCK, dates);
        pen.number(Names.DELAI_REGLEMENT, DELAYS[companyNumber(shape) % DELAYS.length]);
        pen.number(Names.DELAI_RECLAMATION, 5);
        pen.code(Names.DOCUMENT_PATH, "/contrats/C-", companyNumber(shape), 4, 0, 0);
        pen.text(Names.SIGNATURE, "SIGNE");
        pen.json.writeEndObject();
    }

    private void prestataire(Shape shape, @Nullable Oddity gap) {
        if (gap == Oddity.NULL_FIELDS) {
            pen.nothing(Names.PRESTATAIRE);
        } else if (gap == null) {
            pen.json.writeName(Names.PRESTATAIRE);
            pen.json.writeStartObject();
            pen.text(Names.NAME, prestataire(shape, shape.draw));
            pen.json.writeEndObject();
        }
    }

    private void header(Shape shape, @Nullable Oddity gap) {
        if (gap == null) {
            pen.date(Names.DATE_RECEPTION, day(shape), second(shape), shape.of(Group.DATE));
            pen.number(
                    Names.DELAI_REGLEMENT,
                    DELAYS[Draw.below(DELAYS.length, shape.draw, 8)] + (shape.revisions() % 100));
        } else if (gap == Oddity.NULL_FIELDS) {
            pen.nothing(Names.DATE_RECEPTION);
            pen.nothing(Names.DELAI_REGLEMENT);
        }
        pen.text(Names.STATUT, shape.statut());
        pen.number(Names.NOMBRE_BS, shape.bulletins() + (shape.meets(Oddity.WRONG_NOMBRE_BS) ? 2 : 0));
    }

    private void unknownFields() {
        pen.text(Names.UNKNOWN, "4.12.0");
        pen.json.writeName(Names.UNKNOWN_NESTED);
        pen.json.writeStartObject();
        pen.json.writeName(Names.UNKNOWN_NESTED);
        pen.json.writeStartArray();
        pen.json.writeNumber(1);
        pen.json.writeNull();
        pen.json.writeString("é");
        pen.json.writeEndArray();
        pen.json.writeEndObject();
    }

    static long day(Shape shape) {
        return FIRST_DAY + Draw.below(DAYS, shape.draw, 9);
    }

    /** Some time at the office, so that the day is the same in Tunis and in UTC. */
    static int second(Shape shape) {
        return EIGHT_O_CLOCK + Draw.below(OFFICE_HOURS, shape.draw, 10);
    }

    static SerializableString company(Shape shape) {
        return shape.meets(Oddity.ARABIC_NAMES)
                ? Words.ARABIC_COMPANIES[companyNumber(shape) % Words.ARABIC_COMPANIES.length]
                : Words.COMPANIES[companyNumber(shape)];
    }

    private static int companyNumber(Shape shape) {
        return Draw.below(Words.COMPANIES.length, shape.draw, 5);
    }

    static SerializableString prestataire(Shape shape, long draw) {
        var names = shape.meets(Oddity.ARABIC_NAMES) ? Words.ARABIC_PRESTATAIRES : Words.PRESTATAIRES;
        return names[Draw.below(names.length, draw, 11)];
    }
}
