package health.tributary.normalizer.normalize.ccda.type;

import health.tributary.ccda.Element;
import health.tributary.normalizer.normalize.ccda.Context;
import health.tributary.normalizer.normalize.draft.JsonWriter;

/** ED, ST: text that stands where it is said, or in the narrative that it refers to. */
public final class Ed {
    private Ed() {}

    /** The text of {@code text} or {@code originalText}; empty where there is none. */
    public static String text(Element value, Context context) {
        String reference = value.child("reference").attribute("value");
        String own = value.text();
        if (!own.isEmpty() || reference.isEmpty()) {
            return own;
        }
        String referred = context.document().referred(reference).text();
        if (referred.isEmpty()) {
            context.warn(value, "refers to nothing in the narrative; left out");
        }
        return referred;
    }

    /** The member {@code text} of what is written as an Annotation. */
    public static void annotation(Element text, Context context, JsonWriter out) {
        out.text("text", text(text, context));
    }

    /** A string. */
    public static void string(String name, Element value, Context context, JsonWriter out) {
        out.text(name, text(value, context));
    }
}
