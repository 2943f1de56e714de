package health.tributary.normalizer.normalize.hl7v2.type;

import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.vocabulary.CodeSystems;
import health.tributary.normalizer.vocabulary.Concept;
import health.tributary.normalizer.vocabulary.Maps;
import java.util.Locale;

/** XPN and the name in XCN: a person's name. */
public final class Xpn {
    private Xpn() {}

    /** XPN[HumanName], without XPN.15 (called by), which is a name of its own. */
    public static void name(Composite value, Context context, JsonWriter out) {
        assemblyOrder(value.text(11).trim(), out);
        Concept use = Maps.NAME_USE.get(value.text(7).trim());
        if (use != null) {
            out.plain("use", use.code());
        }
        parts(value, 1, out);
        Dr.period(value.inner(10), value.inner(12), value.inner(13), context, out);
    }

    /** In which order the parts of the name are said (HL7 table 0444). */
    static void assemblyOrder(String order, JsonWriter out) {
        if (!order.isEmpty() && CodeSystems.defines("0444", order)) {
            out.list("extension").item().plain("url", Extensions.hl7("humanname-assembly-order"));
            out.plain("valueCode", order).close().close();
        }
    }

    /** XPN.15: what the person is called by. */
    public static void calledBy(Composite value, Context context, JsonWriter out) {
        String called = value.text(15);
        if (!called.isBlank()) {
            out.plain("use", "nickname").list("given").textItem(called).close();
        }
    }

    /** XPN[string]: the name in the order of speech. */
    public static void string(String name, Composite value, Context context, JsonWriter out) {
        out.text(name, display(value, 1));
    }

    /** The names, prefix and suffixes of XPN ({@code family} 1) or XCN (2). */
    static void parts(Composite value, int family, JsonWriter out) {
        family(value.inner(family), out);
        out.list("given")
                .textItem(value.text(family + 1))
                .textItem(value.text(family + 2))
                .close();
        out.list("prefix").textItem(value.text(family + 4)).close();
        out.list("suffix").textItem(value.text(family + 3));
        if (family == 1) {
            out.textItem(value.text(6)).textItem(value.text(14));
        } else {
            out.textItem(value.text(21));
        }
        out.close();
    }

    /** FN[HumanName]. */
    private static void family(Composite fn, JsonWriter out) {
        out.text("family", fn.text(1));
        if (fn.has(2) || fn.has(3) || fn.has(4) || fn.has(5)) {
            out.object("_family").list("extension");
            familyPart("humanname-own-prefix", fn.text(2), out);
            familyPart("humanname-own-name", fn.text(3), out);
            familyPart("humanname-partner-prefix", fn.text(4), out);
            familyPart("humanname-partner-name", fn.text(5), out);
            out.close().close();
        }
    }

    private static void familyPart(String extension, String value, JsonWriter out) {
        if (!value.isBlank()) {
            out.item()
                    .plain("url", Extensions.hl7(extension))
                    .text("valueString", value)
                    .close();
        }
    }

    /** The name as one text, in the order of speech; empty if there is none. */
    public static String display(Composite value, int family) {
        StringBuilder text = new StringBuilder(48);
        append(value.text(family + 4), text);
        append(value.text(family + 1), text);
        append(value.text(family + 2), text);
        append(value.text(family), text);
        append(value.text(family + 3), text);
        return text.toString();
    }

    /** What tells two people of one list apart who have no number: names without case and blanks; empty if there is none. */
    public static String key(Composite value, int family) {
        String names = value.text(family) + '^' + value.text(family + 1) + '^' + value.text(family + 2);
        return names.length() == 2 ? "" : names.replace(" ", "").toUpperCase(Locale.ROOT);
    }

    private static void append(String part, StringBuilder text) {
        if (!part.isBlank()) {
            text.append(text.length() == 0 ? "" : " ").append(part.strip());
        }
    }
}
