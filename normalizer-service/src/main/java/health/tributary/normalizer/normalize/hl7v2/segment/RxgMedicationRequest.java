package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.normalize.hl7v2.type.Ei;
import health.tributary.normalizer.normalize.hl7v2.type.St;

/** RXG[MedicationRequest]: one instance of an order that is to be given, without medication and dosage. */
public final class RxgMedicationRequest {
    public static final SegmentMap MAP = SegmentMap.of("RXG", "MedicationRequest")
            .row(8, "extension#RXE-6", PharmacyRows.concept(8, "medication-dose-form"))
            .list(9, "note", PharmacyRows::note)
            .row(17, "extension#RXE-25", PharmacyRows.strength(17, 18, 23, 24))
            .extensionUrl(19, Lots.LOT, "valueString", St::string)
            .list(22, "reasonCode", Cwe::concept)
            .list(31, "identifier", Ei::identifier);

    private RxgMedicationRequest() {}
}
