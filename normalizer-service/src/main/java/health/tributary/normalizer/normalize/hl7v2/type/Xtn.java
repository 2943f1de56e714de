package health.tributary.normalizer.normalize.hl7v2.type;

import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.vocabulary.Concept;
import health.tributary.normalizer.vocabulary.Maps;

/** XTN, TN: a telephone number or electronic address. */
public final class Xtn {
    private Xtn() {}

    /** XTN[ContactPoint]. */
    public static void contactPoint(Composite value, Context context, JsonWriter out) {
        contactPoint(value, "", false, context, out);
    }

    /** A home number unless XTN.2 says otherwise. */
    public static void home(Composite value, Context context, JsonWriter out) {
        contactPoint(value, "home", false, context, out);
    }

    /** A work number unless XTN.2 says otherwise. */
    public static void work(Composite value, Context context, JsonWriter out) {
        contactPoint(value, "work", false, context, out);
    }

    /** A work number whatever XTN.2 says, as the tables have it for business numbers of associated parties. */
    public static void alwaysWork(Composite value, Context context, JsonWriter out) {
        contactPoint(value, "work", true, context, out);
    }

    /** A number of an organisation, which can't be at home (R4, Organization, constraint org-3). */
    public static void ofOrganization(Composite value, Context context, JsonWriter out) {
        boolean home = "home".equals(use(value.text(2).trim(), value.text(3).trim()));
        contactPoint(value, "work", home, context, out);
    }

    /**
     * The e-mail address that stands beside a number in one XTN, or the number beside an address: a contact point of its own.
     *
     * @param use unless XTN.2 says otherwise
     */
    public static Members besides(String use) {
        return (value, context, out) -> {
            boolean both = value.has(4) && (value.has(7) || value.has(12));
            boolean address = !isAddress(value);
            if (both && (!address || value.text(4).indexOf('@') > 0)) {
                members(value, address, address ? "email" : "phone", use, false, context, out);
            }
        };
    }

    private static void contactPoint(
            Composite value, String defaultUse, boolean always, Context context, JsonWriter out) {
        boolean address = isAddress(value);
        String system = system(value.text(3).trim(), address, text(value));
        members(value, address, system, defaultUse, always, context, out);
    }

    private static void members(
            Composite value,
            boolean address,
            String system,
            String defaultUse,
            boolean always,
            Context context,
            JsonWriter out) {
        String text = address ? address(value) : number(value);
        if (text.isBlank()) {
            return;
        }
        if (!address) {
            extensions(value, out);
        }
        out.plain("system", system).text("value", text);
        String use = use(value.text(2).trim(), value.text(3).trim());
        boolean unsaid = use == null && !value.has(2);
        String shown = always || unsaid ? defaultUse : use;
        if (shown != null && !shown.isEmpty()) {
            out.plain("use", shown);
        }
        if (value.has(18)) {
            Nm.positiveInt("rank", value.inner(18), context, out);
        }
        out.object("period");
        Dr.between(value.inner(13), value.inner(14), context, out);
        out.close();
    }

    /** The number as a person dials it, or the electronic address. */
    public static String text(Composite value) {
        return isAddress(value) ? address(value) : number(value);
    }

    private static String address(Composite value) {
        return value.has(4) ? value.text(4) : value.text(1);
    }

    private static boolean isAddress(Composite value) {
        String equipment = value.text(3).trim();
        return equipment.equals("Internet")
                || equipment.equals("X.400")
                || (equipment.isEmpty() && value.has(4) && !value.has(12) && !value.has(7));
    }

    private static String use(String code, String equipment) {
        Concept use = Maps.TELECOM_USE.get(code);
        return equipment.equals("CP") ? "mobile" : use == null ? null : use.code();
    }

    /** By XTN.3; where that is missing, as it often is, by the look of the value: FHIR takes no contact without a system. */
    private static String system(String equipment, boolean address, String text) {
        Concept system = Maps.TELECOM_SYSTEM.get(equipment);
        if (system != null) {
            return system.code();
        }
        return address || text.indexOf('@') > 0 ? "email" : hasDigit(text) ? "phone" : "other";
    }

    private static boolean hasDigit(String text) {
        return text.chars().anyMatch(c -> c >= '0' && c <= '9');
    }

    /** The number as a person dials it: from its parts, else unformatted, else as XTN.1 has it. */
    private static String number(Composite value) {
        if (!value.has(7)) {
            return value.has(12) ? value.text(12) : value.text(1);
        }
        StringBuilder number = new StringBuilder(24);
        if (value.has(5)) {
            String country = value.text(5).strip();
            number.append(country.startsWith("+") ? "" : "+").append(country).append(' ');
        }
        if (value.has(6)) {
            number.append(value.text(6).strip()).append(' ');
        }
        number.append(value.text(7).strip());
        if (value.has(8)) {
            number.append(" X").append(value.text(8).strip());
        }
        return number.toString();
    }

    private static void extensions(Composite value, JsonWriter out) {
        if (value.has(5) || value.has(6) || value.has(7) || value.has(8)) {
            out.list("extension");
            extension("contactpoint-country", value.text(5), out);
            extension("contactpoint-area", value.text(6), out);
            extension("contactpoint-local", value.text(7), out);
            extension("contactpoint-extension", value.text(8), out);
            out.close();
        }
    }

    private static void extension(String name, String text, JsonWriter out) {
        if (!text.isBlank()) {
            out.item()
                    .plain("url", Extensions.hl7(name))
                    .text("valueString", text)
                    .close();
        }
    }
}
