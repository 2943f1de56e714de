package health.tributary.normalizer.normalize.hl7v2.message.pharmacy;

import health.tributary.contract.statement.Slot;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.message.note.Notes;
import health.tributary.normalizer.normalize.hl7v2.message.pharmacy.PrescriptionGroup.Part;
import health.tributary.normalizer.normalize.hl7v2.segment.Dosages;
import health.tributary.normalizer.normalize.hl7v2.segment.DoseFields;
import health.tributary.normalizer.normalize.hl7v2.segment.Medications;
import health.tributary.normalizer.normalize.hl7v2.segment.PrescriptionStatus;
import health.tributary.normalizer.normalize.hl7v2.segment.RxgMedicationRequest;
import health.tributary.normalizer.normalize.hl7v2.segment.Timing;
import java.util.ArrayList;
import java.util.List;

/** RXG: one instance of a prescription that is to be given, as a MedicationRequest of its own (intent instance-order). */
final class Gives {
    private static final String RULE = RxgMedicationRequest.MAP.rule();

    private Gives() {}

    static void put(Part give, PrescriptionGroup group, PrescriptionScope scope, Context context) {
        String key = scope.keys.give(give, scope.products);
        if (key == null) {
            context.warn(give.head().location().toString(), "something to be given of no order; left out");
            return;
        }
        EntryDraft entry = context.patient()
                .assertion(Prescriptions.TYPE, context.patient().entryId(Prescriptions.TYPE, key), scope.stated());
        String place = give.head().location().toString();
        PrescriptionStatus.putInstance(group.orc, place, entry);
        entry.put(new Slot("intent", 0, "\"intent\":\"instance-order\"", place, RULE));
        scope.about("encounter", entry);
        entry.put(new Slot("basedOn#ORC-2", 0, '{' + scope.reference() + '}', scope.place(), RULE));
        RxgMedicationRequest.MAP.fill(give.head(), entry, context);
        Medications.put(give.head(), 4, give.components(), 1, RULE, entry, context);
        Medications.putUnknown(place + "-4", RULE, entry);
        List<Timing> timings = new ArrayList<>(1);
        PrescribedDosage.timings(give.timings(), give.head(), 3, timings);
        JsonWriter out = context.json();
        Dosages.items(give.head(), DoseFields.RXG, timings, give.routes(), context, out);
        String json = out.take();
        if (json != null) {
            entry.put(new Slot("dosageInstruction#RXG", 0, json, place + "-5", RULE));
        }
        Notes.put(give.notes(), entry, context);
    }
}
