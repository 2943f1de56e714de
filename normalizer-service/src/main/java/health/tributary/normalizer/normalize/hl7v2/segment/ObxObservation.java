package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.type.CodedOrganization;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.normalize.hl7v2.type.Dtm;
import health.tributary.normalizer.normalize.hl7v2.type.Ei;
import health.tributary.normalizer.normalize.hl7v2.type.Xad;
import health.tributary.normalizer.normalize.hl7v2.type.Xcn;
import health.tributary.normalizer.normalize.hl7v2.type.Xon;
import health.tributary.normalizer.vocabulary.ResultMaps;

/** OBX[Observation], without what belongs to the result itself (code, status, value, range, interpretation). */
public final class ObxObservation {
    public static final SegmentMap MAP = SegmentMap.of("OBX", "Observation")
            .extensionObject(
                    10,
                    "observation-nature-of-abnormal-test",
                    "valueCodeableConcept",
                    Cwe.concept(ResultMaps.ABNORMAL_TEST_NATURE))
            .list(15, "performer", CodedOrganization.inRole("producer"))
            .list(16, "performer", Xcn::reference)
            .object(17, "method", Cwe::concept)
            .object(18, "device", ObxObservation::device)
            .extension(19, "observation-analysis-date-time", "valueDateTime", Dtm::dateTime)
            .object(20, "bodySite", Cwe.ofTable("0163"))
            .list(21, "identifier", OrderNumbers.typed("FILL"))
            .row(23, "performer#OBX-23", ObxObservation::laboratory);

    private ObxObservation() {}

    /** The device by its number: what else is known of it no result says. */
    private static void device(Composite value, Context context, JsonWriter out) {
        out.object("identifier");
        Ei.identifier(value, context, out);
        out.close();
    }

    /** OBX-23 with its address, and its director as a PractitionerRole there. */
    private static void laboratory(Segment obx, Context context, JsonWriter out) {
        Composite name = Composite.of(obx.field(23));
        Composite address = Composite.of(obx.field(24));
        out.item();
        Xon.reference(
                name,
                null,
                slots -> slots.slot("address#OBX-24", json -> {
                    json.item();
                    Xad.ofOrganization(address, context, json);
                    json.close();
                }),
                context,
                out);
        out.close();
        if (obx.field(25).isPresent()) {
            out.item();
            PractitionerRoles.reference(Composite.of(obx.field(25)), name, PractitionerRoles.DIRECTOR, context, out);
            out.close();
        }
    }
}
