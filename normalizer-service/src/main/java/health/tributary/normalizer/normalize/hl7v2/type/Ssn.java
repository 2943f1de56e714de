package health.tributary.normalizer.normalize.hl7v2.type;

import health.tributary.contract.feed.RawIdentifier;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;

/**
 * A social security number in a field of its own (PID-19). Where it has the form of one of the United States, it is type SS in the
 * system of those; elsewhere it is type SB in a system of the feed's own.
 */
public final class Ssn {
    private static final String US = "http://hl7.org/fhir/sid/us-ssn";

    private Ssn() {}

    /** PID-19[Identifier]. */
    public static void identifier(Composite value, Context context, JsonWriter out) {
        String number = value.text(1).trim();
        if (number.isEmpty() || RawIdentifier.isNobodys(number)) {
            return;
        }
        String digits = digits(number);
        Cx.type(digits == null ? "SB" : "SS", "", context, out);
        out.text("system", digits == null ? context.localCodeSystem("social-security-number") : US);
        out.text("value", digits == null ? number : digits);
    }

    /** Nine digits, written plainly or 3-2-4; else null. */
    private static String digits(String number) {
        String plain = number.length() == 11 && number.charAt(3) == '-' && number.charAt(6) == '-'
                ? number.substring(0, 3) + number.substring(4, 6) + number.substring(7)
                : number;
        if (plain.length() != 9) {
            return null;
        }
        for (int i = 0; i < 9; i++) {
            if (plain.charAt(i) < '0' || plain.charAt(i) > '9') {
                return null;
            }
        }
        return plain;
    }
}
