package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.hl7v2.Repetition;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.type.CodedOrganization;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.normalize.hl7v2.type.Dtm;
import health.tributary.normalizer.normalize.hl7v2.type.Members;
import health.tributary.normalizer.normalize.hl7v2.type.Xcn;
import health.tributary.normalizer.vocabulary.Concept;
import health.tributary.normalizer.vocabulary.ResultMaps;

/** ORC[Provenance], without the target and {@code recorded}, on which it depends whether there is one. */
public final class OrcProvenance {
    private static final String ROLE = "http://terminology.hl7.org/CodeSystem/provenance-participant-type";
    private static final Members PRODUCER = CodedOrganization.inRole("producer");

    public static final SegmentMap MAP = SegmentMap.of("ORC", "Provenance")
            .row(1, "activity", OrcProvenance::activity)
            .choice(9, "occurred[x]", "occurredDateTime", Dtm::dateTime)
            .row(10, "agent#ORC-10", (orc, context, out) -> people(orc, 10, "enterer", "Enterer", context, out))
            .row(11, "agent#ORC-11", (orc, context, out) -> people(orc, 11, "verifier", "Verifier", context, out))
            .row(12, "agent#ORC-12", (orc, context, out) -> people(orc, 12, "author", "Author", context, out))
            .row(18, "agent#ORC-18", OrcProvenance::device)
            .row(19, "agent#ORC-19", (orc, context, out) -> people(orc, 19, "performer", "Performer", context, out));

    private OrcProvenance() {}

    /** Whether the ORC names anybody beside who ordered, who is the order's requester already. */
    public static boolean namesAnyone(Segment orc) {
        return orc.field(10).isPresent()
                || orc.field(11).isPresent()
                || orc.field(19).isPresent();
    }

    private static void activity(Segment orc, Context context, JsonWriter out) {
        Concept activity = ResultMaps.ORDER_ACTIVITY.get(orc.text(1).trim());
        if (activity != null) {
            out.object("activity").list("coding").item().raw(activity.coding());
            out.close().close().close();
        }
    }

    private static void people(Segment orc, int field, String role, String display, Context context, JsonWriter out) {
        for (Repetition each : orc.field(field).repetitions()) {
            int cut = out.length();
            out.item();
            role(role, display, out);
            int before = out.length();
            out.object("who");
            Xcn.reference(Composite.of(each), context, out);
            out.close();
            if (field == 10 && out.length() > before) {
                out.object("onBehalfOf");
                PRODUCER.write(Composite.of(orc.field(17)), context, out);
                out.close();
            }
            out.closeIfGrown(before, cut);
        }
    }

    /** The entering device by its number and name: what else it is no order says. */
    private static void device(Segment orc, Context context, JsonWriter out) {
        Composite device = Composite.of(orc.field(18));
        int cut = out.length();
        out.item();
        role("enterer", "Enterer", out);
        int before = out.length();
        out.object("who").object("identifier");
        Cwe.identifier(device, context, out);
        out.close().text("display", Cwe.text(device)).close();
        out.closeIfGrown(before, cut);
    }

    private static void role(String code, String display, JsonWriter out) {
        out.object("type").list("coding").item();
        out.plain("system", ROLE).plain("code", code).plain("display", display);
        out.close().close().close();
    }
}
