package health.tributary.device;

import java.math.BigDecimal;

/**
 * A number with its unit as a point has it.
 *
 * @param value null where {@code fault} says why there is none
 * @param unit empty where the source writes none
 * @param fault why it is no number, or null
 * @param path what of the quantity is at fault: {@code .value}, or empty for all of it
 */
record Quantity(BigDecimal value, String unit, String fault, String path) {
    static final String NOT_A_NUMBER = "a number is expected";
    static final String NOT_FINITE = "NaN and infinities are no measurements";
    static final String TOO_LONG = "a number has at most 18 digits and as many decimals";
    static final String NO_VALUE = "a quantity has a value";

    static Quantity of(BigDecimal value, String unit) {
        return new Quantity(value, unit, null, "");
    }

    static Quantity faulty(String fault, String path) {
        return new Quantity(null, "", fault, path);
    }
}
