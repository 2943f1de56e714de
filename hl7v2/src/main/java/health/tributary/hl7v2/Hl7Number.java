package health.tributary.hl7v2;

import java.math.BigDecimal;

/** Numbers as HL7 v2 writes them (NM: chapter 2A, section 2A.3.46): an optional sign, digits, an optional point. */
public final class Hl7Number {
    /** Longer texts are no measurement, and cost quadratic time to convert. */
    public static final int MAX_CHARACTERS = 64;

    private Hl7Number() {}

    /** Reads a text with as many decimals as were written; no exponents, separators or units. Blanks around are taken. */
    public static Parsed<BigDecimal> parse(String written) {
        String text = written.strip();
        if (text.isEmpty()) {
            return new Parsed.Absent<>();
        }
        if (text.length() > MAX_CHARACTERS) {
            return new Parsed.Invalid<>("a number has at most " + MAX_CHARACTERS + " characters");
        }
        int from = text.charAt(0) == '+' || text.charAt(0) == '-' ? 1 : 0;
        int digits = 0;
        int points = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (c == '.') {
                points++;
            } else {
                return new Parsed.Invalid<>("a number is an optional sign, digits and at most one decimal point");
            }
        }
        return digits == 0 || points > 1
                ? new Parsed.Invalid<>("a number is an optional sign, digits and at most one decimal point")
                : new Parsed.Valid<>(new BigDecimal(text));
    }
}
