package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.normalize.hl7v2.type.Dtm;
import health.tributary.normalizer.normalize.hl7v2.type.Members;
import health.tributary.normalizer.normalize.hl7v2.type.Ndl;
import health.tributary.normalizer.vocabulary.ResultMaps;

/** OBR[DiagnosticReport], without the status and the results. */
public final class ObrDiagnosticReport {
    public static final SegmentMap MAP = SegmentMap.of("OBR", "DiagnosticReport")
            .object(4, "code", Cwe::concept)
            .list(24, "category", Cwe.concept(ResultMaps.DIAGNOSTIC_SECTION))
            .list(32, "resultsInterpreter", Ndl::reference)
            .list(33, "resultsInterpreter", Ndl::reference)
            .list(34, "performer", performer("SPRF"))
            .list(35, "performer", performer("TRANS"));

    private ObrDiagnosticReport() {}

    /** {@code effective[x]} from OBR-7 and OBR-8, also of the order's Observations; nothing if OBR-7 is no time. */
    public static void effective(Segment obr, Context context, JsonWriter out) {
        if (obr.field(8).isPresent()) {
            out.object("effectivePeriod");
            Dtm.dateTime("start", Composite.of(obr.field(7)), context, out);
            Dtm.dateTime("end", Composite.of(obr.field(8)), context, out);
            out.close();
        } else {
            Dtm.dateTime("effectiveDateTime", Composite.of(obr.field(7)), context, out);
        }
    }

    private static Members performer(String function) {
        String extension =
                "\"extension\":[{\"url\":\"http://hl7.org/fhir/StructureDefinition/event-performerFunction\","
                        + "\"valueCodeableConcept\":{\"coding\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/v3-ParticipationType\","
                        + "\"code\":\"" + function + "\"}]}}]";
        return (value, context, out) -> {
            int before = out.length();
            out.raw(extension);
            int extended = out.length();
            Ndl.reference(value, context, out);
            out.keepIfGrown(extended, before);
        };
    }
}
