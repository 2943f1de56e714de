package health.tributary.normalizer.normalize.hl7v2.type;

import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.vocabulary.CodeSystems;
import health.tributary.normalizer.vocabulary.Concept;
import health.tributary.normalizer.vocabulary.Maps;

/** XAD, AD: an address. */
public final class Xad {
    private Xad() {}

    /** XAD[Address]. */
    public static void address(Composite value, Context context, JsonWriter out) {
        address(value, "", context, out);
    }

    /** XAD[Address] of an organisation, whose address can't be a home (R4, Organization, constraint org-2). */
    public static void ofOrganization(Composite value, Context context, JsonWriter out) {
        address(value, "", "home", context, out);
    }

    /** XAD[Address] with a county from elsewhere, for an address that has none. */
    public static void address(Composite value, String county, Context context, JsonWriter out) {
        address(value, county, "", context, out);
    }

    private static void address(Composite value, String county, String barredUse, Context context, JsonWriter out) {
        String type = value.text(7).trim();
        Concept use = Maps.ADDRESS_USE.get(type);
        Concept kind = Maps.ADDRESS_TYPE.get(type);
        extensions(value, type, use == null && kind == null, context, out);
        if (use != null && !use.code().equals(barredUse)) {
            out.plain("use", use.code());
        }
        if (kind != null) {
            out.plain("type", kind.code());
        }
        Composite street = value.inner(1);
        out.list("line").textItem(street.text(1)).textItem(street.text(2)).textItem(street.text(3));
        out.textItem(value.text(2)).textItem(value.text(19)).close();
        if (value.has(10)) {
            censusTract(value, street, out);
        }
        out.text("city", value.text(3));
        out.text("district", value.has(9) ? Cwe.text(value.inner(9)) : county);
        out.text("state", value.text(4));
        out.text("postalCode", value.text(5));
        out.text("country", value.text(6));
        Dr.period(value.inner(12), value.inner(13), value.inner(14), context, out);
    }

    /** The address as one line; empty if there is none. */
    public static String line(Composite value) {
        Composite street = value.inner(1);
        String region = (value.text(4).strip() + ' ' + value.text(5).strip()).strip();
        StringBuilder line = new StringBuilder(64);
        for (String part : new String[] {
            street.text(1), street.text(2), street.text(3), value.text(2), value.text(3), region, value.text(6)
        }) {
            if (!part.isBlank()) {
                line.append(line.length() == 0 ? "" : ", ").append(part.strip());
            }
        }
        return line.toString();
    }

    // An address that has nothing but its kind is none: its extensions alone must not make one.
    private static void extensions(Composite value, String type, boolean unmapped, Context context, JsonWriter out) {
        boolean located = value.has(1) || value.has(2) || value.has(3) || value.has(4) || value.has(5) || value.has(6);
        if (unmapped && !type.isEmpty() && located) {
            out.list("extension");
            if (type.equals("HV")) {
                out.item().plain("url", Extensions.hl7("iso21090-AD-use"));
                out.plain("valueCode", type).close();
            }
            boolean defined = CodeSystems.defines("0190", type);
            out.item()
                    .plain("url", Extensions.ALTERNATE_CODES)
                    .object("valueCodeableConcept")
                    .list("coding")
                    .item();
            out.plain("system", defined ? CodeSystems.tableUri("0190") : context.localCodeSystem("HL70190"));
            out.code("code", type).close().close().close().close().close();
        }
    }

    // HL7 defines the extension for lines of an address only; of several lines it stands on the first.
    private static void censusTract(Composite value, Composite street, JsonWriter out) {
        int lines = 0;
        for (String line :
                new String[] {street.text(1), street.text(2), street.text(3), value.text(2), value.text(19)}) {
            lines += line.isBlank() ? 0 : 1;
        }
        if (lines > 0) {
            out.list("_line").item().list("extension").item();
            out.plain("url", Extensions.hl7("iso21090-ADXP-censusTract"));
            out.text("valueString", Cwe.text(value.inner(10))).close().close().close();
            for (int i = 1; i < lines; i++) {
                out.raw("null");
            }
            out.close();
        }
    }
}
