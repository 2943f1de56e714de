package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;

/** PRT of an order: who takes part in it, by role (HL7 table 0912). */
public final class PrtParticipant {
    /** The role of who ordered. */
    public static final String ORDERER = "OP";
    /** The role of who collected the specimen. */
    public static final String COLLECTOR = "SC";

    private PrtParticipant() {}

    /** Writes a member that refers to the person, at the organisation where one is named; nothing where the segment takes the participation back (PRT-2). */
    public static void write(String name, Segment prt, Context context, JsonWriter out) {
        if (Participation.isTakenBack(prt)) {
            return;
        }
        out.object(name);
        Participation.PRT.reference(prt, Composite.of(prt.field(5)), context, out);
        out.close();
    }

    /** The rule's name in slots of a resource type. */
    public static String rule(String type) {
        return "PRT[" + type + ']';
    }
}
