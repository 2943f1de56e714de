package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.normalize.hl7v2.type.Xcn;
import health.tributary.normalizer.normalize.hl7v2.type.Xon;

/** PD1[Patient]. */
public final class Pd1Patient {
    public static final SegmentMap MAP = SegmentMap.of("PD1", "Patient")
            .list(3, "generalPractitioner", Xon::reference)
            .list(4, "generalPractitioner", Xcn::reference)
            .extensionObject(6, "patient-disability", "valueCodeableConcept", Cwe.ofTable("0295"))
            .extension(14, "patient-congregation", "valueString", Xon::string);

    private Pd1Patient() {}
}
