package health.tributary.normalizer.normalize.ccda.type;

import health.tributary.ccda.Element;
import health.tributary.normalizer.normalize.ccda.Context;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** EN, PN, ON: names. */
public final class En {
    private static final Map<String, String> USES = Map.of(
            "L",
            "official",
            "C",
            "usual",
            "P",
            "nickname",
            "A",
            "nickname",
            "ASGN",
            "usual",
            "M",
            "maiden",
            "OR",
            "official");

    private En() {}

    /** PN[HumanName]: the members. */
    public static void name(Element name, Context context, JsonWriter out) {
        if (name.elements().isEmpty()) {
            use(name, out);
            out.text("text", name.text());
            return;
        }
        use(name, out);
        out.text("family", joined(name, "family"));
        parts(name, "given", out);
        parts(name, "prefix", out);
        parts(name, "suffix", out);
        out.object("period");
        Ts.period(name.child("validTime"), context, out);
        out.close();
    }

    /** A name to show: prefix, given, family, suffix; empty where there is none. */
    public static String display(Element name) {
        if (name.elements().isEmpty()) {
            return name.text();
        }
        StringBuilder text = new StringBuilder();
        for (String part : List.of("prefix", "given", "family", "suffix")) {
            String joined = joined(name, part);
            text.append(text.length() == 0 || joined.isEmpty() ? "" : " ").append(joined);
        }
        return text.toString();
    }

    /** A name for business keys: without case. */
    public static String key(Element name) {
        return display(name).toUpperCase(Locale.ROOT);
    }

    private static void use(Element name, JsonWriter out) {
        String use = use(name);
        if (use != null && !name.text().isEmpty()) {
            out.plain("use", use);
        }
    }

    // A part may say more than the name's use: the family name at birth makes it a maiden name.
    private static String use(Element name) {
        for (Element family : name.children("family")) {
            if (family.attribute("qualifier").equals("BR")
                    && name.children("family").size() == 1) {
                return "maiden";
            }
        }
        for (Element given : name.children("given")) {
            if (given.attribute("qualifier").equals("CL")
                    && name.children("given").size() == 1) {
                return "nickname";
            }
        }
        String uses = name.attribute("use");
        return USES.get(uses.contains(" ") ? uses.substring(0, uses.indexOf(' ')) : uses);
    }

    private static void parts(Element name, String part, JsonWriter out) {
        out.list(part);
        for (Element each : name.children(part)) {
            out.textItem(each.text());
        }
        out.close();
    }

    private static String joined(Element name, String part) {
        StringBuilder text = new StringBuilder();
        for (Element each : name.children(part)) {
            String own = each.text();
            text.append(text.length() == 0 || own.isEmpty() ? "" : " ").append(own);
        }
        return text.toString();
    }
}
