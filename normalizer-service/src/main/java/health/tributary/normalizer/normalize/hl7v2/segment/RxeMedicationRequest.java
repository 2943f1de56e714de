package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.normalize.hl7v2.type.Dtm;
import health.tributary.normalizer.normalize.hl7v2.type.Extensions;
import health.tributary.normalizer.normalize.hl7v2.type.Nm;
import health.tributary.normalizer.normalize.hl7v2.type.Xcn;
import health.tributary.normalizer.vocabulary.PharmacyMaps;

/** RXE[MedicationRequest], without medication and dosage. It fills the slots of RXO: the pharmacy's encoding replaces the order. */
public final class RxeMedicationRequest {
    /** The slot of the refills that are left, which a dispense (RXD-8) fills too. */
    public static final String REFILLS_REMAINING_SLOT = "extension#RXE-16";

    public static final SegmentMap MAP = SegmentMap.of("RXE", "MedicationRequest")
            .row(6, "extension#RXE-6", PharmacyRows.concept(6, "medication-dose-form"))
            .row(9, "substitution.allowed", PharmacyRows.allowed(9, Cwe.concept(PharmacyMaps.SUBSTITUTION_STATUS)))
            .row(10, "dispenseRequest.quantity", PharmacyRows.quantity("quantity", 10, 11))
            .member(12, "dispenseRequest", "numberOfRepeatsAllowed", Nm::unsignedInt)
            .object(13, "requester", Xcn::reference)
            .list(15, "identifier", PharmacyRows.prescriptionNumber())
            .extensionUrl(16, Extensions.own(PharmacyRows.REFILLS_REMAINING), "valueUnsignedInt", Nm::unsignedInt)
            .extensionUrl(
                    17, Extensions.own("medicationrequest-refills-dispensed"), "valueUnsignedInt", Nm::unsignedInt)
            .extensionUrl(18, Extensions.own("medicationrequest-last-dispensed"), "valueDateTime", Dtm::dateTime)
            .list(21, "note", PharmacyRows::note)
            .row(25, "extension#RXE-25", PharmacyRows.strength(25, 26, 33, 34))
            .row(27, "reasonCode#RXE-27", Reasons.of(27))
            .datum(32, "authoredOn", Dtm::dateTime)
            .row(35, "extension#RXE-35", PharmacyRows.concept(35, "medicationrequest-controlled-substance-schedule"))
            .row(39, "dispenseRequest.initialFill", RxeMedicationRequest::initialFill)
            .memberObject(40, "dispenseRequest", "performer", PharmacyRows::pharmacy);

    private RxeMedicationRequest() {}

    private static void initialFill(Segment rxe, Context context, JsonWriter out) {
        out.object("initialFill");
        Dosages.quantity("quantity", Nm.json(rxe.text(39).trim()), Composite.of(rxe.field(11)), out);
        out.close();
    }
}
