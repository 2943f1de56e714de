package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.hl7v2.Repetition;
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
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** NK1[Patient]: one item of Patient.contact. It is one slot, because all of it belongs to one person or organisation. */
public final class Nk1Contact {
    public static final String RULE = "NK1[Patient]";

    private Nk1Contact() {}

    /**
     * Writes the contact as an item; nothing if it tells neither name, telecom, address nor organisation (constraint pat-1).
     *
     * @param segments those of one person or organisation, at least one: what repeats is joined, of all else the last that is said counts
     */
    public static void write(List<Segment> segments, Context context, JsonWriter out) {
        if (segments.stream().noneMatch(Nk1Contact::reachable)) {
            return;
        }
        out.item();
        out.list("relationship");
        items(segments, 3, Cwe.concept(Maps.RELATIONSHIP), context, out);
        items(segments, 7, Cwe.concept(Maps.CONTACT_ROLE), context, out);
        out.close();
        out.object("name");
        Xpn.name(value(segments, 2), context, out);
        out.close();
        out.list("telecom");
        items(segments, 5, Xtn::contactPoint, context, out);
        items(segments, 5, Xtn.besides(""), context, out);
        items(segments, 6, Xtn::alwaysWork, context, out);
        items(segments, 6, Xtn.besides("work"), context, out);
        items(segments, 40, Xtn::contactPoint, context, out);
        items(segments, 40, Xtn.besides(""), context, out);
        items(segments, 41, Xtn::contactPoint, context, out);
        out.close();
        out.object("address");
        Xad.address(value(segments, 4), context, out);
        out.close();
        Cwe.code(Maps.GENDER, "unknown").write("gender", value(segments, 15), context, out);
        out.object("organization");
        Segment employer = saying(segments, 13);
        Xon.reference(
                Composite.of(employer.field(13)),
                null,
                slots -> slots.slot("contact#NK1-30", json -> organization(employer, context, json)),
                context,
                out);
        out.close();
        out.object("period");
        Segment last = segments.get(segments.size() - 1);
        Dr.between(Composite.of(last.field(8)), Composite.of(last.field(9)), context, out);
        out.close().close();
    }

    private static boolean reachable(Segment nk1) {
        return nk1.field(2).isPresent()
                || nk1.field(4).isPresent()
                || nk1.field(5).isPresent()
                || nk1.field(6).isPresent()
                || nk1.field(13).isPresent()
                || nk1.field(40).isPresent();
    }

    private static void items(List<Segment> segments, int field, Members members, Context context, JsonWriter out) {
        Set<String> written = new HashSet<>();
        for (Segment nk1 : segments) {
            for (Repetition each : nk1.field(field).repetitions()) {
                if (written.add(each.raw())) {
                    out.item();
                    members.write(Composite.of(each), context, out);
                    out.close();
                }
            }
        }
    }

    private static Composite value(List<Segment> segments, int field) {
        return Composite.of(saying(segments, field).field(field));
    }

    /** The last segment that says a field; the first if none does. */
    private static Segment saying(List<Segment> segments, int field) {
        Segment saying = segments.get(0);
        for (Segment each : segments) {
            saying = each.field(field).isPresent() ? each : saying;
        }
        return saying;
    }

    /** NK1-30 to 32: whom to ask for at the organisation. */
    private static void organization(Segment nk1, Context context, JsonWriter out) {
        Xon.contact(nk1, 30, 31, 32, context, out);
    }
}
