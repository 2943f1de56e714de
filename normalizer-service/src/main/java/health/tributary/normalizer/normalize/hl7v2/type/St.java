package health.tributary.normalizer.normalize.hl7v2.type;

import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;

/** ST, TX, FT: text. */
public final class St {
    private St() {}

    /** The text as {@code string}, with delimiters that its sender did not escape. */
    public static void string(String name, Composite value, Context context, JsonWriter out) {
        out.text(name, value.whole());
    }

    /** ST[CodeableConcept]: the text alone. */
    public static void concept(Composite value, Context context, JsonWriter out) {
        out.text("text", value.whole());
    }

    /** A local number: an identifier with neither type nor system. */
    public static void identifier(Composite value, Context context, JsonWriter out) {
        out.text("value", value.text(1));
    }
}
