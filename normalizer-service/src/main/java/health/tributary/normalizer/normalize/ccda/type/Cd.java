package health.tributary.normalizer.normalize.ccda.type;

import health.tributary.ccda.Element;
import health.tributary.normalizer.normalize.ccda.Context;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.vocabulary.LocalUri;
import health.tributary.normalizer.vocabulary.Oids;
import java.util.List;
import java.util.function.Supplier;

/** CD, CE, CV, CO, CS: a code with its translations, all of which are kept, and the text that it was made from. */
public final class Cd {
    public static final String SNOMED = "2.16.840.1.113883.6.96";
    public static final String LOINC = "2.16.840.1.113883.6.1";

    private Cd() {}

    /** CD[CodeableConcept]: the members; nothing where there is neither code nor text. */
    public static void concept(Element code, Context context, JsonWriter out) {
        out.list("coding");
        coding(code, context, out);
        for (Element translation : code.children("translation")) {
            if (!same(translation, code)) {
                coding(translation, context, out);
            }
        }
        out.close();
        String text = text(code, context);
        if (!text.isEmpty()) {
            out.text("text", text);
        } else if (!code.has("code")) {
            out.text("text", code.attribute("displayName"));
        }
    }

    /** The members of a CodeableConcept that FHIR demands: where there is nothing, the reason why. */
    public static void required(Element code, Context context, JsonWriter out) {
        required(code, () -> "", context, out);
    }

    /** The same, with a text where there is no code. */
    public static void required(Element code, Supplier<String> text, Context context, JsonWriter out) {
        int before = out.length();
        concept(code, context, out);
        if (out.length() == before) {
            out.text("text", text.get());
        }
        if (out.length() == before) {
            NullFlavor.concept(code, out);
        }
    }

    /** One Coding as an item of a list; nothing without a code. */
    public static void coding(Element code, Context context, JsonWriter out) {
        out.item();
        members(code, context, out);
        out.close();
    }

    /** The members of a Coding; nothing without a code. */
    public static void members(Element code, Context context, JsonWriter out) {
        if (code.has("code")) {
            String system = system(code, context);
            if (system != null) {
                out.text("system", system);
            }
            out.text("version", code.attribute("codeSystemVersion"));
            out.code("code", code.attribute("code"));
            out.text("display", code.attribute("displayName"));
        }
    }

    /** The URI of a code's system: a standard one, else the OID's; by name only if there is no OID. Null if nothing is said. */
    public static String system(Element code, Context context) {
        String oid = code.attribute("codeSystem");
        if (!oid.isEmpty()) {
            String known = Oids.uri(oid);
            String universal = known == null ? LocalUri.universal(oid, "GUID") : known;
            return universal == null ? context.view().codeSystem(oid) : universal;
        }
        String name = code.attribute("codeSystemName");
        return name.isEmpty() ? null : context.view().codeSystem(name);
    }

    /** The text that a code was made from; empty where there is none. */
    public static String text(Element code, Context context) {
        return Ed.text(code.child("originalText"), context);
    }

    /** What people would call it: the text, else the display of the code or of its first translation that has one. */
    public static String display(Element code, Context context) {
        String text = text(code, context);
        if (!text.isEmpty() || code.has("displayName")) {
            return text.isEmpty() ? code.attribute("displayName") : text;
        }
        return code.child("translation").attribute("displayName");
    }

    /** Whether the code, or a translation of it, is one of a system. */
    public static boolean is(Element code, String systemOid, String wanted) {
        return wanted.equals(in(code, systemOid));
    }

    /** The code in a system, by itself or by a translation; empty if it has none there. */
    public static String in(Element code, String systemOid) {
        if (code.attribute("codeSystem").equals(systemOid) && code.has("code")) {
            return code.attribute("code");
        }
        for (Element translation : code.children("translation")) {
            if (translation.attribute("codeSystem").equals(systemOid)) {
                return translation.attribute("code");
            }
        }
        return "";
    }

    /** Whether it says anything: a code, a translation or a text. */
    public static boolean says(Element code) {
        List<Element> translations = code.children("translation");
        return code.has("code")
                || code.has("displayName")
                || code.child("originalText").isPresent()
                || translations.stream().anyMatch(each -> each.has("code"));
    }

    private static boolean same(Element translation, Element code) {
        return translation.attribute("code").equals(code.attribute("code"))
                && translation.attribute("codeSystem").equals(code.attribute("codeSystem"));
    }
}
