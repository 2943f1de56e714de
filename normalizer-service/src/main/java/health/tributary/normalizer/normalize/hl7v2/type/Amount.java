package health.tributary.normalizer.normalize.hl7v2.type;

import java.math.BigDecimal;

/**
 * How much, as senders write it into a field for a number (NM): one number; the least and the greatest of a range ({@code 1-2}); or words
 * ({@code as directed}, {@code 1/2}), which nobody turns into a number here.
 *
 * @param least JSON text of the one number, or of the range's lower end; null where there is neither
 * @param most JSON text of the range's upper end, or null
 * @param words what is no number, or empty
 */
public record Amount(String least, String most, String words) {
    /** Nothing is said. */
    public static final Amount NONE = new Amount(null, null, "");

    /** Reads a field's text. */
    public static Amount of(String written) {
        String text = written.strip();
        if (text.isEmpty()) {
            return NONE;
        }
        String number = number(text);
        if (number != null) {
            return new Amount(number, null, "");
        }
        int dash = text.indexOf('-', 1);
        String low = dash < 0 ? null : number(text.substring(0, dash).strip());
        String high = dash < 0 ? null : number(text.substring(dash + 1).strip());
        boolean range = low != null && high != null && !low.startsWith("-") && compare(low, high) < 0;
        return range ? new Amount(low, high, "") : new Amount(null, null, text);
    }

    /** Whether it is one number. */
    public boolean isNumber() {
        return least != null && most == null;
    }

    /** Whether it is a range, also one that is open below. */
    public boolean isRange() {
        return most != null;
    }

    /** Whether nothing is said. */
    public boolean isEmpty() {
        return least == null && most == null && words.isEmpty();
    }

    /** Whether both are as much, however many decimals are written. */
    public boolean equalTo(Amount other) {
        return words.equals(other.words) && equal(least, other.least) && equal(most, other.most);
    }

    /** The order of two numbers in JSON text. */
    public static int compare(String one, String other) {
        return new BigDecimal(one).compareTo(new BigDecimal(other));
    }

    private static boolean equal(String one, String other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        return compare(one, other) == 0;
    }

    private static String number(String text) {
        String json = Nm.json(text);
        return json != null ? json : decimalComma(text);
    }

    /** {@code 0,5} is a half: no number has fewer or more than three digits behind the comma of its thousands. With three it is left as text. */
    private static String decimalComma(String text) {
        int comma = text.indexOf(',');
        int behind = text.length() - comma - 1;
        boolean decimals = comma > 0 && Character.isDigit(text.charAt(comma - 1)) && behind > 0 && behind != 3;
        return decimals ? Nm.json(text.replace(',', '.')) : null;
    }
}
