package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.normalizer.normalize.hl7v2.type.Cwe;

/** ORC[DiagnosticReport]. */
public final class OrcDiagnosticReport {
    public static final SegmentMap MAP = SegmentMap.of("ORC", "DiagnosticReport")
            .list(4, "identifier", OrderNumbers.placerGroup(), OrderNumbers.fillerGroup())
            .extensionObject(16, "event-statusReason", "valueCodeableConcept", Cwe::concept);

    private OrcDiagnosticReport() {}
}
