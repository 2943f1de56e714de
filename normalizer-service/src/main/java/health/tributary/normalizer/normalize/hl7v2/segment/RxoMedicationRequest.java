package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.normalize.hl7v2.type.Nm;
import health.tributary.normalizer.normalize.hl7v2.type.Xcn;
import health.tributary.normalizer.vocabulary.PharmacyMaps;

/** RXO[MedicationRequest], without medication and dosage. */
public final class RxoMedicationRequest {
    public static final SegmentMap MAP = SegmentMap.of("RXO", "MedicationRequest")
            .row(5, "extension#RXE-6", PharmacyRows.concept(5, "medication-dose-form"))
            .list(6, "note", PharmacyRows::note)
            .row(9, "substitution.allowed", PharmacyRows.allowed(9, Cwe.concept(PharmacyMaps.ALLOW_SUBSTITUTION)))
            .row(11, "dispenseRequest.quantity", PharmacyRows.quantity("quantity", 11, 12))
            .member(13, "dispenseRequest", "numberOfRepeatsAllowed", Nm::unsignedInt)
            .object(14, "requester", Xcn::reference)
            .row(18, "extension#RXE-25", PharmacyRows.strength(18, 19, 25, 26))
            .row(20, "reasonCode#RXE-27", Reasons.of(20))
            .memberObject(28, "dispenseRequest", "dispenseInterval", Nm::days)
            .memberObject(32, "dispenseRequest", "performer", PharmacyRows::pharmacy);

    private RxoMedicationRequest() {}
}
