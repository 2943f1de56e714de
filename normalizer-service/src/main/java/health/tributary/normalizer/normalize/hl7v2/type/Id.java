package health.tributary.normalizer.normalize.hl7v2.type;

import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;

/** ID and IS: a code of a table. */
public final class Id {
    private Id() {}

    /** ID[boolean] by HL7 table 0136: Y and N; anything else is no boolean and is left out with a warning. */
    public static void bool(String name, Composite value, Context context, JsonWriter out) {
        switch (value.text(1).trim()) {
            case "Y", "y" -> out.raw(name, "true");
            case "N", "n" -> out.raw(name, "false");
            case "" -> {}
            default -> context.warn(value.place(), "neither Y nor N; left out");
        }
    }
}
