package health.tributary.normalizer.normalize.hl7v2.type;

import health.tributary.contract.feed.RawIdentifier;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.DirectorySlots;
import java.util.Locale;

/** XON: an organisation with name and number. The Organization is an entry of the feed's directory. */
public final class Xon {
    static final String TYPE = "Organization";
    private static final String RULE = "XON[Organization]";

    private Xon() {}

    /** A Reference to the organisation; nothing where there is neither number nor name. */
    public static void reference(Composite value, Context context, JsonWriter out) {
        reference(value, null, null, context, out);
    }

    /**
     * A Reference to the organisation, of which the message says more elsewhere.
     *
     * @param number an identifier (CX) from another field, where XON has none; may be null
     * @param more further slots; may be null
     */
    public static void reference(
            Composite value, Composite number, DirectorySlots.Fill more, Context context, JsonWriter out) {
        String name = value.text(1).strip();
        RawIdentifier raw = raw(value);
        RawIdentifier named = raw != null || number == null ? raw : Cx.raw(number);
        if (named == null && name.isEmpty()) {
            return;
        }
        String key = named == null
                ? "name|" + name.toUpperCase(Locale.ROOT)
                : context.namespace(named) + '|' + named.value();
        String place = value.isPresent() || number == null ? value.place() : number.place();
        String id = context.directory().entry(TYPE, key, place, RULE, slots -> {
            slots.slot("identifier#XON.10", json -> {
                json.item();
                if (raw != null) {
                    identifier(value, raw, context, json);
                } else if (number != null) {
                    Cx.identifier(number, context, json);
                }
                json.close();
            });
            slots.slot("name", json -> json.text("name", name));
        });
        if (more != null) {
            context.directory().more(id, place, RULE, more);
        }
        out.plain("reference", TYPE + '/' + id).text("display", name);
    }

    /** Whom to talk to at an organisation: an item of its {@code contact}, of the fields with name (XPN), telecom (XTN) and address (XAD). */
    public static void contact(Segment segment, int name, int telecom, int address, Context context, JsonWriter out) {
        out.item().object("name");
        Xpn.name(Composite.of(segment.field(name)), context, out);
        out.close().list("telecom");
        Members.items(segment.field(telecom), Xtn::contactPoint, context, out);
        out.close().object("address");
        Xad.address(Composite.of(segment.field(address)), context, out);
        out.close().close();
    }

    /** XON[string]: the name. */
    public static void string(String name, Composite value, Context context, JsonWriter out) {
        out.text(name, value.text(1));
    }

    private static RawIdentifier raw(Composite value) {
        String number = (value.has(10) ? value.text(10) : value.text(3)).trim();
        return number.isEmpty()
                ? null
                : Hd.identifier(number, value.inner(6), value.text(7).trim(), value.place());
    }

    private static void identifier(Composite value, RawIdentifier raw, Context context, JsonWriter out) {
        Cx.checkDigit(value.text(4), value.text(5), out);
        Cx.type(raw.type(), "", context, out);
        String system = Hd.system(raw, value.inner(6), context);
        if (system != null) {
            out.text("system", system);
        }
        out.text("value", raw.value());
        out.object("assigner").text("display", value.inner(6).text(1)).close();
    }
}
