package tn.ars.tuniclaim.claim;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An amount in Tunisian dinars with exactly three decimals (millimes), up to 12 digits before the point, negative for
 * a correction. On the wire it is text such as {@code "123.450"}, so that no reader turns it into a float.
 */
public record Montant(BigDecimal dinars) implements Comparable<Montant> {

    public static final Montant ZERO = new Montant(BigDecimal.ZERO);

    private static final int DECIMALS = 3;
    private static final int MAX_DIGITS = 12;

    public Montant {
        // Looked at before scaling: 1E+999999999 is a short text and an endless number.
        if ((long) dinars.precision() - dinars.scale() > MAX_DIGITS) {
            throw new IllegalArgumentException(
                    "an amount must have at most " + MAX_DIGITS + " digits before the point");
        }
        try {
            dinars = dinars.setScale(DECIMALS, RoundingMode.UNNECESSARY);
        } catch (ArithmeticException tooFine) {
            throw new IllegalArgumentException("an amount must have at most three decimals", tooFine);
        }
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Montant of(String text) {
        try {
            return new Montant(new BigDecimal(text));
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException("an amount must be a decimal number such as 123.450", notANumber);
        }
    }

    public boolean isNegative() {
        return dinars.signum() < 0;
    }

    @Override
    public int compareTo(Montant other) {
        return dinars.compareTo(other.dinars);
    }

    @JsonValue
    @Override
    public String toString() {
        return dinars.toPlainString();
    }
}
