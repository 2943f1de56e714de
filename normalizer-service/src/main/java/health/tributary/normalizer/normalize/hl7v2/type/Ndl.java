package health.tributary.normalizer.normalize.hl7v2.type;

import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;

/** NDL: a practitioner with date and place; older versions and many senders put a plain CN or XCN there. */
public final class Ndl {
    private Ndl() {}

    /** A Reference to the practitioner. NDL.1 is a CNN, whose first parts are those of XCN. */
    public static void reference(Composite value, Context context, JsonWriter out) {
        boolean plainName = value.has(2) && !startsWithDigit(value.text(2));
        Xcn.reference(plainName ? value : value.inner(1), context, out);
    }

    private static boolean startsWithDigit(String text) {
        return !text.isEmpty() && text.charAt(0) >= '0' && text.charAt(0) <= '9';
    }
}
