package health.tributary.normalizer.normalize.hl7v2.message.pharmacy;

import health.tributary.contract.statement.Slot;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.message.note.Notes;
import health.tributary.normalizer.normalize.hl7v2.message.pharmacy.PrescriptionGroup.Part;
import health.tributary.normalizer.normalize.hl7v2.segment.AdministrationStatus;
import health.tributary.normalizer.normalize.hl7v2.segment.Medications;
import health.tributary.normalizer.normalize.hl7v2.segment.RxaMedicationAdministration;

/** RXA of a pharmacy message: what was given, or not given and why. (In VXU, RXA is an immunization.) */
final class MedicationAdministrations {
    static final String TYPE = "MedicationAdministration";
    private static final String RULE = RxaMedicationAdministration.MAP.rule();

    private MedicationAdministrations() {}

    static void put(Part administration, PrescriptionScope scope, Context context) {
        Segment rxa = administration.head();
        String place = rxa.location().toString();
        String key = scope.keys.administration(rxa, scope.products, context);
        if (key == null) {
            context.warn(place, "an administration without order and time; left out");
            return;
        }
        EntryDraft entry = context.patient().assertion(TYPE, context.patient().entryId(TYPE, key), context.stated());
        AdministrationStatus.put(rxa, entry, context);
        scope.about("context", entry);
        RxaMedicationAdministration.MAP.fill(rxa, entry, context);
        Medications.put(rxa, 5, administration.components(), 1, RULE, entry, context);
        Medications.putUnknown(place + "-5", RULE, entry);
        if (scope.reference() != null) {
            entry.put(new Slot("request", 0, "\"request\":{" + scope.reference() + '}', scope.place(), RULE));
        }
        RxaMedicationAdministration.putDosage(rxa, administration.routes(), entry, context);
        Notes.put(administration.notes(), entry, context);
    }
}
