package health.tributary.normalizer.normalize.hl7v2.message.pharmacy;

import health.tributary.contract.EntryId;
import health.tributary.contract.statement.Slot;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.message.note.Notes;
import health.tributary.normalizer.normalize.hl7v2.message.observation.Observations;
import health.tributary.normalizer.normalize.hl7v2.message.pharmacy.PrescriptionGroup.Part;
import health.tributary.normalizer.normalize.hl7v2.message.request.OrderGroup;
import health.tributary.normalizer.normalize.hl7v2.message.request.OrderScope;
import health.tributary.normalizer.normalize.hl7v2.message.request.OrderScopes;
import health.tributary.normalizer.normalize.hl7v2.segment.Medications;
import health.tributary.normalizer.normalize.hl7v2.segment.OrcMedicationRequest;
import health.tributary.normalizer.normalize.hl7v2.segment.PrescriptionStatus;
import health.tributary.normalizer.normalize.hl7v2.segment.RxdMedicationDispense;
import health.tributary.normalizer.normalize.hl7v2.segment.RxeMedicationRequest;
import health.tributary.normalizer.normalize.hl7v2.segment.RxoMedicationRequest;
import health.tributary.normalizer.normalize.hl7v2.type.Reference;
import java.util.ArrayList;
import java.util.List;

/**
 * Prescriptions: what an ORC with RXO, RXE, RXD, RXG or RXA says of the order, and of what was dispensed and given of it. A
 * message about the latter repeats the order; what it does not repeat stays as it was.
 */
public final class Prescriptions {
    static final String TYPE = "MedicationRequest";
    private static final String RULE = OrcMedicationRequest.MAP.rule();

    private Prescriptions() {}

    /** Whether an order's segments are of the pharmacy: one of RXO, RXE, RXD, RXG, RXA is among them. */
    static boolean are(List<Segment> segments) {
        for (Segment segment : segments) {
            switch (segment.name()) {
                case "RXO", "RXE", "RXD", "RXG", "RXA" -> {
                    return true;
                }
                default -> {
                    // Only these tell a prescription from another order.
                }
            }
        }
        return false;
    }

    /**
     * States the prescriptions among segments: those of a message, or of one order in a message of several kinds of orders,
     * from its ORC to what stands before the next.
     *
     * @param visit the visit, or null
     */
    public static void put(List<Segment> segments, EntryId visit, Context context) {
        ProductKeys products = new ProductKeys();
        for (PrescriptionGroup group : PrescriptionGroups.of(segments)) {
            put(group, visit, products, context);
        }
    }

    private static void put(PrescriptionGroup group, EntryId visit, ProductKeys products, Context context) {
        PrescriptionScope scope = new PrescriptionScope(group, visit, products, context);
        EntryDraft request = scope.key() == null ? null : request(group, scope, context);
        if (request == null && group.ordered() != null) {
            context.warn(group.ordered().head().location().toString(), "an order without number or code; left out");
        }
        for (Part give : group.gives) {
            Gives.put(give, group, scope, context);
        }
        for (Part dispense : group.dispenses) {
            MedicationDispenses.put(dispense, group, scope, context);
        }
        for (Part administration : group.administrations) {
            MedicationAdministrations.put(administration, scope, context);
        }
        results(group, visit, request, context);
    }

    private static EntryDraft request(PrescriptionGroup group, PrescriptionScope scope, Context context) {
        EntryDraft entry = context.patient().assertion(TYPE, scope.request(), scope.stated());
        int rank = PrescriptionStatus.orders(group.orc) ? 1 : 0;
        PrescriptionStatus.put(group.orc, !group.dispenses.isEmpty(), entry, context);
        entry.put(new Slot("intent", 0, "\"intent\":\"order\"", scope.place(), RULE));
        scope.about("encounter", entry);
        if (group.requested != null) {
            RxoMedicationRequest.MAP.fill(group.requested.head(), entry, context);
            Medications.put(
                    group.requested.head(),
                    1,
                    group.components(),
                    rank,
                    RxoMedicationRequest.MAP.rule(),
                    entry,
                    context);
        }
        if (group.encoded != null) {
            RxeMedicationRequest.MAP.fill(group.encoded.head(), entry, context);
            Medications.put(
                    group.encoded.head(), 2, group.components(), rank, RxeMedicationRequest.MAP.rule(), entry, context);
        }
        if (group.orc != null) {
            OrcMedicationRequest.MAP.fill(group.orc, entry, context);
        }
        medicationOfWhatWasDone(group, entry, context);
        PrescribedDosage.put(group, rank, entry, context);
        notes(group, entry, context);
        for (Part dispense : group.dispenses) {
            refills(dispense.head(), entry, context);
        }
        scope.aliases(context);
        return entry;
    }

    /** An order that is known only by what was dispensed or given of it: that product stands in, until the order is told. */
    private static void medicationOfWhatWasDone(PrescriptionGroup group, EntryDraft entry, Context context) {
        if (group.ordered() == null) {
            first(group.dispenses, 2, entry, context);
            first(group.gives, 4, entry, context);
            first(group.administrations, 5, entry, context);
        }
        Medications.putUnknown(
                group.orc == null ? "RXE-2" : group.orc.location().toString(), RULE, entry);
    }

    private static void first(List<Part> parts, int field, EntryDraft entry, Context context) {
        if (!parts.isEmpty()) {
            Part part = parts.get(0);
            Medications.put(part.head(), field, part.components(), 0, RULE, entry, context);
        }
    }

    private static void notes(PrescriptionGroup group, EntryDraft entry, Context context) {
        List<Segment> notes = new ArrayList<>(group.notes);
        if (group.requested != null) {
            notes.addAll(group.requested.notes());
        }
        if (group.encoded != null) {
            notes.addAll(group.encoded.notes());
        }
        Notes.put(notes, entry, context);
    }

    /** RXD-8: so many refills are left of the order. */
    private static void refills(Segment rxd, EntryDraft entry, Context context) {
        RxdMedicationDispense.refillsRemaining(rxd, context, context.json());
        String json = context.json().take();
        if (json != null) {
            entry.put(new Slot(
                    RxeMedicationRequest.REFILLS_REMAINING_SLOT,
                    0,
                    json,
                    rxd.location() + "-8",
                    RxdMedicationDispense.MAP.rule()));
        }
    }

    /** What was observed for the order (a weight, a level): it supports the order. */
    private static void results(PrescriptionGroup group, EntryId visit, EntryDraft request, Context context) {
        if (group.results.isEmpty()) {
            return;
        }
        OrderScope scope = new OrderScopes(visit, context).ofOrder(new OrderGroup(group.orc));
        for (OrderGroup.Result result : group.results) {
            EntryId id = Observations.put(result, scope, List.of(), context);
            if (id != null && request != null) {
                String json = Reference.to(Observations.TYPE, id);
                String source = result.first().location() + "-3";
                request.put(new Slot("supportingInformation#OBX/" + id.value(), 0, json, source, RULE));
            }
        }
    }
}
