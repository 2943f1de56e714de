package health.tributary.normalizer.normalize.hl7v2.type;

import health.tributary.contract.feed.RawIdentifier;
import health.tributary.hl7v2.Placeholder;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.vocabulary.CodeSystems;
import java.util.function.Function;

/** CX: an identifier with check digit, authority and type. */
public final class Cx {
    private static final String DELETED = "\"\"";

    private Cx() {}

    /** CX[Identifier]. */
    public static void identifier(Composite value, Context context, JsonWriter out) {
        identifier(value, "", "", context, out);
    }

    /** CX[Identifier] with a type that holds where CX.5 says none. */
    static void identifier(Composite value, String defaultType, String text, Context context, JsonWriter out) {
        RawIdentifier raw = raw(value);
        if (raw != null) {
            identifier(raw, value, defaultType, text, context, out);
        }
    }

    /** CX[Identifier], of a type (HL7 table 0203) where CX.5 says none. */
    public static Members ofType(String type) {
        return (value, context, out) -> identifier(value, type, "", context, out);
    }

    /** CX[Identifier] of a value whose number was read already. */
    public static void identifier(RawIdentifier raw, Composite value, Context context, JsonWriter out) {
        identifier(raw, value, "", "", context, out);
    }

    private static void identifier(
            RawIdentifier raw, Composite value, String defaultType, String text, Context context, JsonWriter out) {
        checkDigit(value.text(2), value.text(3), out);
        type(raw.type().isEmpty() ? defaultType : raw.type(), text, context, out);
        Composite authority = value.inner(4);
        String system = Hd.system(raw, authority, context);
        if (system != null) {
            out.text("system", system);
        }
        out.text("value", raw.value());
        out.object("period");
        Dr.between(value.inner(7), value.inner(8), context, out);
        out.close();
        out.object("assigner").text("display", authority.text(1)).close();
    }

    /** A visit number: CX[Identifier] of type VN where CX.5 says no other. */
    public static void visitNumber(Composite value, Context context, JsonWriter out) {
        identifier(value, "VN", "visit number", context, out);
    }

    /** The identifier as the feed's rules want it, or null if there is no number. */
    public static RawIdentifier raw(Composite value) {
        String number = value.inner(1).whole().strip();
        return number.isEmpty() ? null : named(number, value);
    }

    private static RawIdentifier named(String number, Composite value) {
        return Hd.identifier(number, value.inner(4), value.text(5).trim(), value.place());
    }

    /** What names the authority whose number {@code ""} deletes, or null if nothing is deleted: as an identifier without a number. */
    public static RawIdentifier deleted(Composite value) {
        return value.inner(1).isNull() ? named(DELETED, value) : null;
    }

    /** A business key: the number in the namespace of its authority; null if there is no number, or what stands for none. */
    public static String key(Composite value, Context context) {
        return key(value, context::namespace);
    }

    /** The same, before there is a context. */
    public static String key(Composite value, Function<RawIdentifier, String> namespace) {
        RawIdentifier raw = raw(value);
        return raw == null || Placeholder.isOne(raw.value()) ? null : namespace.apply(raw) + '|' + raw.value();
    }

    static void checkDigit(String digit, String scheme, JsonWriter out) {
        if (digit.isEmpty() && scheme.isEmpty()) {
            return;
        }
        out.list("extension");
        if (!digit.isBlank()) {
            out.item()
                    .plain("url", Extensions.hl7("identifier-checkDigit"))
                    .text("valueString", digit)
                    .close();
        }
        if (!scheme.isBlank()) {
            out.item()
                    .plain("url", Extensions.hl7("namingsystem-checkDigit"))
                    .text("valueString", scheme)
                    .close();
        }
        out.close();
    }

    static void type(String code, String text, Context context, JsonWriter out) {
        if (code.isEmpty()) {
            return;
        }
        boolean defined = CodeSystems.defines("0203", code);
        out.object("type").list("coding").item();
        out.plain("system", defined ? CodeSystems.IDENTIFIER_TYPE : context.localCodeSystem("HL70203"));
        out.code("code", code).close().close();
        out.text("text", text).close();
    }
}
