package health.tributary.normalizer.normalize.hl7v2.type;

import health.tributary.contract.feed.RawIdentifier;
import health.tributary.hl7v2.Placeholder;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;

/** EI: an entity's identifier. */
public final class Ei {
    private Ei() {}

    /** EI[Identifier], its authority as system. */
    public static void identifier(Composite value, Context context, JsonWriter out) {
        RawIdentifier raw = raw(value);
        if (raw != null) {
            if (!raw.authorities().isEmpty()) {
                out.text("system", context.system(raw, value.text(4).trim()));
            }
            out.text("value", raw.value());
        }
    }

    /** The identifier as the feed's rules want it, or null if there is no number. */
    public static RawIdentifier raw(Composite value) {
        String number = value.text(1).trim();
        return number.isEmpty()
                ? null
                : new RawIdentifier(
                        number, Hd.spellings(value.text(2).trim(), value.text(3).trim()), "", value.place());
    }

    /** A business key: the number in the namespace of its authority; null if there is no number, or what stands for none. */
    public static String key(Composite value, Context context) {
        RawIdentifier raw = raw(value);
        return raw == null || Placeholder.isOne(raw.value()) ? null : context.namespace(raw) + '|' + raw.value();
    }
}
