package health.tributary.normalizer.normalize.hl7v2.type;

import health.tributary.contract.feed.RawIdentifier;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.DirectorySlots;
import health.tributary.normalizer.vocabulary.CodeSystems;
import health.tributary.normalizer.vocabulary.Concept;
import health.tributary.normalizer.vocabulary.Maps;

/** XCN, CNN: a practitioner with number and name. The Practitioner is an entry of the feed's directory. */
public final class Xcn {
    private static final String TYPE = "Practitioner";
    private static final String RULE = "XCN[Practitioner]";

    private Xcn() {}

    /** A Reference to the practitioner; nothing where there is neither number nor name. */
    public static void reference(Composite value, Context context, JsonWriter out) {
        reference(value, null, context, out);
    }

    /**
     * A Reference to the practitioner, of whom the message says more elsewhere.
     *
     * @param more further slots; may be null
     */
    public static void reference(Composite value, DirectorySlots.Fill more, Context context, JsonWriter out) {
        if (!value.isPresent()) {
            return;
        }
        RawIdentifier raw = raw(value);
        String key = key(raw, value, context);
        if (key == null) {
            return;
        }
        String id = context.directory().entry(TYPE, key, value.place(), RULE, sink -> fill(raw, value, context, sink));
        if (more != null) {
            context.directory().more(id, value.place(), RULE, more);
        }
        out.plain("reference", TYPE + '/' + id).text("display", Xpn.display(value, 2));
    }

    private static String key(RawIdentifier raw, Composite value, Context context) {
        if (raw != null) {
            return context.namespace(raw) + '|' + raw.value();
        }
        String names = Xpn.key(value, 2);
        return names.isEmpty() ? null : "name|" + names;
    }

    private static RawIdentifier raw(Composite value) {
        String number = value.text(1).trim();
        return number.isEmpty()
                ? null
                : Hd.identifier(number, value.inner(9), value.text(13).trim(), value.place());
    }

    private static void fill(RawIdentifier raw, Composite value, Context context, DirectorySlots slots) {
        if (raw != null) {
            slots.slot("identifier#XCN.1", out -> {
                out.item();
                identifier(value, raw, context, out);
                out.close();
            });
        }
        slots.slot("name#XCN.2", out -> {
            out.item();
            if (value.has(2) || value.has(3)) {
                Xpn.assemblyOrder(value.text(18).trim(), out);
            }
            Concept use = Maps.NAME_USE.get(value.text(10).trim());
            if (use != null && (value.has(2) || value.has(3))) {
                out.plain("use", use.code());
            }
            Xpn.parts(value, 2, out);
            Dr.period(value.inner(17), value.inner(19), value.inner(20), context, out);
            out.close();
        });
        if (value.has(7)) {
            slots.slot("qualification#XCN.7", out -> qualification(value.text(7).trim(), out));
        }
    }

    private static void identifier(Composite value, RawIdentifier raw, Context context, JsonWriter out) {
        Cx.checkDigit(value.text(11), value.text(12), out);
        Cx.type(raw.type(), "", context, out);
        Composite authority = value.inner(9);
        String system = Hd.system(raw, authority, context);
        if (system != null) {
            out.text("system", system);
        }
        out.text("value", raw.value());
        out.object("assigner").text("display", authority.text(1)).close();
    }

    private static void qualification(String degree, JsonWriter out) {
        out.item().object("code");
        if (CodeSystems.defines("0360", degree)) {
            out.list("coding")
                    .item()
                    .plain("system", CodeSystems.tableUri("0360"))
                    .code("code", degree);
            out.close().close();
        } else {
            out.text("text", degree);
        }
        out.close().close();
    }
}
