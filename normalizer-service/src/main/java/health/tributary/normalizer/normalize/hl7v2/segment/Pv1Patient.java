package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.normalizer.normalize.hl7v2.type.Cwe;

/** PV1[Patient]: the importance that PV1-16 gives the person. */
public final class Pv1Patient {
    public static final SegmentMap MAP = SegmentMap.of("PV1", "Patient")
            .extensionObject(16, "patient-importance", "valueCodeableConcept", Cwe.ofTable("0099"));

    private Pv1Patient() {}
}
