package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.type.Dtm;

/** ORC[Immunization]. */
public final class OrcImmunization {
    /** The order number of those who have none (CDC, Implementation Guide for Immunization Messaging 1.5, ORC-3). */
    private static final String NO_NUMBER = "9999";

    public static final SegmentMap MAP = SegmentMap.of("ORC", "Immunization")
            .list(2, "identifier", OrderNumbers.typed("PLAC"))
            .when(orc -> isNumber(orc, 2))
            .list(3, "identifier", OrderNumbers.typed("FILL"))
            .when(orc -> isNumber(orc, 3))
            .list(4, "identifier", OrderNumbers.assigned(1, "PGN"), OrderNumbers.assigned(2, "FGN"))
            .datum(9, "recorded", Dtm::dateTime)
            .row(12, "performer#ORC-12", OrcImmunization::ordering);

    private OrcImmunization() {}

    /** Whether a field holds a number that tells the vaccination from others. */
    public static boolean isNumber(Segment orc, int field) {
        return !orc.text(field).trim().equals(NO_NUMBER);
    }

    private static void ordering(Segment orc, Context context, JsonWriter out) {
        Composite organization = Composite.of(orc.field(21));
        out.item();
        RxaImmunization.performer(
                        "OP",
                        (person, same, json) -> PractitionerRoles.reference(person, organization, null, same, json))
                .write(Composite.of(orc.field(12)), context, out);
        out.close();
    }
}
