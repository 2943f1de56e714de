package health.tributary.normalizer.normalize.hl7v2.message.pharmacy;

import health.tributary.contract.statement.Slot;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.message.note.Notes;
import health.tributary.normalizer.normalize.hl7v2.message.pharmacy.PrescriptionGroup.Part;
import health.tributary.normalizer.normalize.hl7v2.segment.Dosages;
import health.tributary.normalizer.normalize.hl7v2.segment.DoseFields;
import health.tributary.normalizer.normalize.hl7v2.segment.Medications;
import health.tributary.normalizer.normalize.hl7v2.segment.PrescriptionStatus;
import health.tributary.normalizer.normalize.hl7v2.segment.RxdMedicationDispense;
import java.util.List;

/** RXD: what was handed out of a prescription. */
final class MedicationDispenses {
    static final String TYPE = "MedicationDispense";
    private static final String RULE = RxdMedicationDispense.MAP.rule();

    private MedicationDispenses() {}

    static void put(Part dispense, PrescriptionGroup group, PrescriptionScope scope, Context context) {
        Segment rxd = dispense.head();
        String place = rxd.location().toString();
        // What is cancelled was filled and taken back; a dispense that is told again holds again, by its clock.
        boolean cancelled = PrescriptionStatus.cancels(group.orc) || RxdMedicationDispense.isTakenBack(rxd);
        String key = scope.keys.dispense(rxd, cancelled, scope.products, context);
        if (key == null) {
            context.warn(place, "a dispense without number, counter and time; left out");
            return;
        }
        EntryDraft entry = context.patient().assertion(TYPE, context.patient().entryId(TYPE, key), context.stated());
        String status = cancelled ? "cancelled" : "completed";
        entry.put(new Slot("status", 1, "\"status\":\"" + status + '"', scope.place(), RULE));
        scope.about("context", entry);
        RxdMedicationDispense.MAP.fill(rxd, entry, context);
        Medications.put(rxd, 2, dispense.components(), 1, RULE, entry, context);
        Medications.putUnknown(place + "-2", RULE, entry);
        authorization(rxd, scope, entry, context);
        JsonWriter out = context.json();
        Dosages.items(rxd, DoseFields.RXD, List.of(), dispense.routes(), context, out);
        String dosage = out.take();
        if (dosage != null) {
            entry.put(new Slot("dosageInstruction#RXD", 0, dosage, place + "-12", RULE));
        }
        Notes.put(dispense.notes(), entry, context);
    }

    private static void authorization(Segment rxd, PrescriptionScope scope, EntryDraft entry, Context context) {
        JsonWriter out = context.json();
        out.item();
        if (scope.reference() != null) {
            out.raw(scope.reference());
        }
        RxdMedicationDispense.prescription(rxd, context, out);
        String json = out.close().take();
        if (json != null) {
            entry.put(new Slot("authorizingPrescription#RXD-7", 0, json, rxd.location() + "-7", RULE));
        }
    }
}
