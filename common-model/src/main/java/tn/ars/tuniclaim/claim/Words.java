package tn.ars.tuniclaim.claim;

/** What every business key must be: short, visible, and the same however often it is written down. */
final class Words {

    private static final int MAX_LENGTH = 128;

    private Words() {}

    static String key(String value, String name) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(name + " must not be blank");
        }
        if (value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(name + " must have at most " + MAX_LENGTH + " characters");
        }
        if (!value.equals(value.strip()) || value.codePoints().anyMatch(Words::isInvisible)) {
            throw new IllegalArgumentException(name + " must not have spaces around it or control characters in it");
        }
        return value;
    }

    /** Half a surrogate pair counts too: no encoding can carry it, so that two such keys become one elsewhere. */
    private static boolean isInvisible(int codePoint) {
        return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
    }
}
