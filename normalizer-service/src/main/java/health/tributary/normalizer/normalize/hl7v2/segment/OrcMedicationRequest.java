package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.normalize.hl7v2.type.Dtm;
import health.tributary.normalizer.normalize.hl7v2.type.Xcn;
import health.tributary.normalizer.vocabulary.PharmacyMaps;
import java.util.Set;

/** ORC[MedicationRequest], without the status. */
public final class OrcMedicationRequest {
    /** Control codes of an order that is new to its receiver: then ORC-9 is the time at which it was written. */
    private static final Set<String> NEW = Set.of("NW", "RO", "PY", "OP", "CH");

    public static final SegmentMap MAP = SegmentMap.of("ORC", "MedicationRequest")
            .list(2, "identifier", OrderNumbers.typed("PLAC"))
            .list(3, "identifier", OrderNumbers.typed("FILL"))
            .object(4, "groupIdentifier", OrderNumbers.typed("PGN"))
            .datum(9, "authoredOn", Dtm::dateTime)
            .when(orc -> NEW.contains(orc.text(1).trim()))
            .object(10, "recorder", Xcn::reference)
            .row(12, "requester", OrcMedicationRequest::requester)
            .object(16, "statusReason", Cwe::concept)
            .list(29, "category", Cwe.concept(PharmacyMaps.ORDER_CATEGORY))
            .list(33, "identifier", OrderNumbers.numbered("PLAC"));

    private OrcMedicationRequest() {}

    private static void requester(Segment orc, Context context, JsonWriter out) {
        out.object("requester");
        Composite organization = Composite.of(orc.field(21));
        PractitionerRoles.reference(Composite.of(orc.field(12)), organization, null, context, out);
        out.close();
    }
}
