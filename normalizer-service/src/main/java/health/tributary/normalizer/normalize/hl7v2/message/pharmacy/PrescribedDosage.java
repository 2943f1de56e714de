package health.tributary.normalizer.normalize.hl7v2.message.pharmacy;

import health.tributary.contract.statement.Slot;
import health.tributary.hl7v2.Presence;
import health.tributary.hl7v2.Repetition;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.message.pharmacy.PrescriptionGroup.Part;
import health.tributary.normalizer.normalize.hl7v2.segment.Dosages;
import health.tributary.normalizer.normalize.hl7v2.segment.DoseFields;
import health.tributary.normalizer.normalize.hl7v2.segment.OrderPriority;
import health.tributary.normalizer.normalize.hl7v2.segment.Timing;
import java.util.ArrayList;
import java.util.List;

/**
 * The dosage of a prescription, and its priority. A dosage is one thing: a message that says any of it (dose, times, route,
 * instruction) says all of it, so that a new dose never keeps the old times; one that says nothing of it leaves it alone. What only
 * reports of an order (a dispense) or ends it often repeats a part, and so stands in only where nobody has ordered it.
 */
final class PrescribedDosage {
    private PrescribedDosage() {}

    /**
     * States dosage and priority.
     *
     * @param rank 1 where the message orders, 0 where it only reports of an order or ends it
     */
    static void put(PrescriptionGroup group, int rank, EntryDraft entry, Context context) {
        List<Timing> said = timings(group);
        List<Timing> timings = said.stream().filter(timing -> !timing.isEmpty()).toList();
        Part part = group.ordered();
        if (part != null) {
            Segment head = part.head();
            boolean requested = head.is("RXO");
            JsonWriter out = context.json();
            Dosages.items(head, requested ? DoseFields.RXO : DoseFields.RXE, timings, group.routes(), context, out);
            String json = out.take();
            int field = requested ? 2 : 3;
            if (json != null || head.field(field).presence() == Presence.NULL) {
                entry.put(new Slot(
                        "dosageInstruction#RXE", rank, json, head.location() + "-" + field, head.name() + "[Dosage]"));
            }
        }
        priority(group, said, entry);
    }

    /** The priority: of what says the times, else of what they were taken before, where many senders leave it. */
    private static void priority(PrescriptionGroup group, List<Timing> said, EntryDraft entry) {
        List<Timing> all = new ArrayList<>(said.size() + 1);
        timings(List.of(), group.orc, 7, all);
        timings(group.timings, null, 7, all);
        all.addAll(said);
        for (Timing timing : all) {
            OrderPriority.put(timing.priority(), timing.priorityPlace(), "TQ1[MedicationRequest]", entry);
        }
    }

    /**
     * The timings: those of TQ1, of the encoded order before those of the order; else of RXE-1 and ORC-7, which it replaced in version
     * 2.5. What says nothing of when and how much leaves it to the next.
     */
    private static List<Timing> timings(PrescriptionGroup group) {
        List<Timing> timings = new ArrayList<>(1);
        if (group.encoded != null) {
            timings(group.encoded.timings(), null, 1, timings);
        }
        if (silent(timings)) {
            timings(group.timings, null, 7, timings);
        }
        if (silent(timings) && group.encoded != null) {
            timings(List.of(), group.encoded.head(), 1, timings);
        }
        if (silent(timings)) {
            timings(List.of(), group.orc, 7, timings);
        }
        return timings;
    }

    private static boolean silent(List<Timing> timings) {
        return timings.stream().allMatch(Timing::isEmpty);
    }

    /** Adds the timings of TQ1, else those of the field of type TQ that it replaced. */
    static void timings(List<Segment> tq1s, Segment legacy, int field, List<Timing> to) {
        for (Segment tq1 : tq1s) {
            to.add(Timing.of(tq1));
        }
        if (tq1s.isEmpty() && legacy != null) {
            for (Repetition each : legacy.field(field).repetitions()) {
                to.add(Timing.of(Composite.of(each)));
            }
        }
    }
}
