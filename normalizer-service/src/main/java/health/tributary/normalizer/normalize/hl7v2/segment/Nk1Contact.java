package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.normalize.hl7v2.type.Dr;
import health.tributary.normalizer.normalize.hl7v2.type.Members;
import health.tributary.normalizer.normalize.hl7v2.type.Xad;
import health.tributary.normalizer.normalize.hl7v2.type.Xon;
import health.tributary.normalizer.normalize.hl7v2.type.Xpn;
import health.tributary.normalizer.normalize.hl7v2.type.Xtn;
import health.tributary.normalizer.vocabulary.Maps;

/** NK1[Patient]: one item of Patient.contact. It is one slot, because all of it belongs to one person or organisation. */
public final class Nk1Contact {
    public static final String RULE = "NK1[Patient]";

    private Nk1Contact() {}

    /** Writes the contact as an item; nothing if it tells neither name, telecom, address nor organisation (constraint pat-1). */
    public static void write(Segment nk1, Context context, JsonWriter out) {
        boolean reachable = nk1.field(2).isPresent()
                || nk1.field(4).isPresent()
                || nk1.field(5).isPresent()
                || nk1.field(6).isPresent()
                || nk1.field(13).isPresent()
                || nk1.field(40).isPresent();
        if (!reachable) {
            return;
        }
        out.item();
        out.list("relationship");
        Members.items(nk1.field(3), Cwe.concept(Maps.RELATIONSHIP), context, out);
        Members.items(nk1.field(7), Cwe.concept(Maps.CONTACT_ROLE), context, out);
        out.close();
        out.object("name");
        Xpn.name(Composite.of(nk1.field(2)), context, out);
        out.close();
        out.list("telecom");
        Members.items(nk1.field(5), Xtn::contactPoint, context, out);
        Members.items(nk1.field(6), Xtn::alwaysWork, context, out);
        Members.items(nk1.field(40), Xtn::contactPoint, context, out);
        Members.items(nk1.field(41), Xtn::contactPoint, context, out);
        out.close();
        out.object("address");
        Xad.address(Composite.of(nk1.field(4)), context, out);
        out.close();
        Cwe.code(Maps.GENDER, "unknown").write("gender", Composite.of(nk1.field(15)), context, out);
        out.object("organization");
        Xon.reference(
                Composite.of(nk1.field(13)),
                null,
                slots -> slots.slot("contact#NK1-30", json -> organization(nk1, context, json)),
                context,
                out);
        out.close();
        out.object("period");
        Dr.between(Composite.of(nk1.field(8)), Composite.of(nk1.field(9)), context, out);
        out.close().close();
    }

    /** NK1-30 to 32: whom to ask for at the organisation. */
    private static void organization(Segment nk1, Context context, JsonWriter out) {
        Xon.contact(nk1, 30, 31, 32, context, out);
    }
}
