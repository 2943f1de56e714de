package health.tributary.normalizer.normalize.hl7v2.type;

import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;

/** DLN: a driver's licence. */
public final class Dln {
    private Dln() {}

    /** DLN[Identifier]: type DL, the issuing state in the system. */
    public static void identifier(Composite value, Context context, JsonWriter out) {
        String number = value.text(1);
        if (number.isBlank()) {
            return;
        }
        Cx.type("DL", "", context, out);
        String issuer = value.text(2).trim();
        if (!issuer.isEmpty()) {
            out.text("system", context.localCodeSystem("drivers-license/" + issuer));
        }
        out.text("value", number);
        out.object("period");
        Dtm.dateTime("end", value.inner(3), context, out);
        out.close();
    }
}
