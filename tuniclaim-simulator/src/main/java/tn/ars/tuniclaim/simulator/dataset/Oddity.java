package tn.ars.tuniclaim.simulator.dataset;

import java.util.Locale;

/**
 * A way in which the partner's data has been seen to stray. Of the oddities of one {@link Group} at most one meets the
 * same thing, so their shares may add up to 1 at most.
 */
public enum Oddity {
    LIST_AS_OBJECT(Group.ALONE),
    SEPARATE_BULLETINS(Group.ALONE),
    BULLETINS_AS_OBJECT(Group.ANSWER),
    BULLETINS_AS_BULLETINS_SOINS(Group.ANSWER),
    STRING_ID(Group.ALONE),
    MISSING_REFERENCE(Group.IDENTITY),
    MISSING_ID(Group.IDENTITY),
    /** Neither id nor reference: an importer must reject the entry. */
    MISSING_IDENTITY(Group.IDENTITY),
    DUPLICATE(Group.REPETITION),
    /** The second copy says something else. */
    DIFFERING_DUPLICATE(Group.REPETITION),
    UNKNOWN_STATUT(Group.ALONE),
    SCAN_TERMINE(Group.ALONE),
    WRONG_NOMBRE_BS(Group.ALONE),
    EMPTY_BULLETINS(Group.ALONE),
    EMPTY_ITEMS(Group.ALONE),
    NULL_FIELDS(Group.GAPS),
    ABSENT_FIELDS(Group.GAPS),
    UNKNOWN_FIELDS(Group.ALONE),
    ARABIC_NAMES(Group.ALONE),
    MISSING_CLIENT_NAME(Group.ALONE),
    CONTRACT_CLIENT_OBJECT(Group.ALONE),
    ETAT_SYNONYM(Group.ALONE),
    AMOUNT_AS_TEXT(Group.AMOUNT),
    AMOUNT_FRENCH(Group.AMOUNT),
    AMOUNT_NO_BREAK_SPACE(Group.AMOUNT),
    AMOUNT_NARROW_SPACE(Group.AMOUNT),
    DATE_ISO(Group.DATE),
    DATE_FRENCH(Group.DATE),
    DATE_EPOCH_MILLIS(Group.DATE),
    CONTROL_CHARACTERS(Group.TEXT),
    LONG_TEXT(Group.TEXT),
    /** This and the next two make a bulletin that an importer must reject, alone. */
    MISSING_NUM_BS(Group.DEFECT),
    GARBAGE_AMOUNT(Group.DEFECT),
    GARBAGE_DATE(Group.DEFECT);

    enum Group {
        ALONE,
        ANSWER,
        IDENTITY,
        REPETITION,
        GAPS,
        AMOUNT,
        DATE,
        TEXT,
        DEFECT;

        private final int salt = name().hashCode();

        int salt() {
            return salt;
        }
    }

    final Group group;
    /** Keeps its draws apart from those of the others. */
    final int salt = name().hashCode();

    private final String word;

    Oddity(Group group) {
        this.group = group;
        this.word = camelCase(name());
    }

    /** As it is called in JSON: {@code missingReference}. */
    public String word() {
        return word;
    }

    private static String camelCase(String constant) {
        var word = new StringBuilder();
        for (var part : constant.toLowerCase(Locale.ROOT).split("_", -1)) {
            word.append(word.isEmpty() ? part : Character.toUpperCase(part.charAt(0)) + part.substring(1));
        }
        return word.toString();
    }
}
