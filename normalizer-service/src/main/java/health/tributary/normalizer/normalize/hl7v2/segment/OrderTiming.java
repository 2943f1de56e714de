package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.contract.statement.Slot;
import health.tributary.hl7v2.Field;
import health.tributary.hl7v2.Presence;
import health.tributary.hl7v2.Repetition;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.type.Quantities;
import java.util.List;

/** TQ1[ServiceRequest] and, of versions before 2.5, TQ[ServiceRequest] (ORC-7, OBR-27): how much, when, how often and how urgently. */
public final class OrderTiming {
    private static final String RULE_TQ1 = "TQ1[ServiceRequest]";
    private static final String RULE_TQ = "TQ[ServiceRequest]";

    private OrderTiming() {}

    /** The slots of an order from its TQ1; of several the first, as an order occurs in one way. */
    public static void put(List<Segment> timings, EntryDraft entry, Context context) {
        Segment tq1 = timings.get(0);
        if (timings.size() > 1) {
            context.warn(timings.get(1).location().toString(), "an order has one timing; the first counts");
        }
        Timing timing = Timing.of(tq1);
        String place = tq1.location().toString();
        boolean patterned = tq1.field(3).isPresent();
        put("quantity[x]", quantity(timing, context), tq1.field(2), place + "-2", RULE_TQ1, entry);
        String occurrence = occurrence(timing, context);
        if (occurrence != null || cleared(tq1, 3, 7, 8)) {
            entry.put(new Slot("occurrence[x]", 0, occurrence, place + (patterned ? "-3" : "-7"), RULE_TQ1));
        }
        priority(tq1, entry);
        asNeeded(timing, cleared(tq1, 3, 9), place + (patterned ? "-3" : "-9"), RULE_TQ1, entry, context);
        put("note#TQ1-11", note(timing, context), tq1.field(11), place + "-11", RULE_TQ1, entry);
    }

    /** The slots of an order from the first of its TQ, where it has no TQ1. */
    public static void put(Field field, EntryDraft entry, Context context) {
        if (!field.isPresent()) {
            return;
        }
        Timing timing = Timing.of(Composite.of(field));
        String place = field.location().toString();
        put("quantity[x]", quantity(timing, context), null, place, RULE_TQ, entry);
        put("occurrence[x]", occurrence(timing, context), null, place, RULE_TQ, entry);
        OrderPriority.put(timing.priority(), place, RULE_TQ, entry);
        asNeeded(timing, false, place, RULE_TQ, entry, context);
        put("note#TQ1-11", note(timing, context), null, place, RULE_TQ, entry);
    }

    /** The priority alone: when an order is to be done is not a matter of its results. */
    public static void priority(Segment tq1, EntryDraft entry) {
        if (tq1.field(9).presence() == Presence.NULL) {
            entry.put(new Slot("priority", 0, null, tq1.location() + "-9", RULE_TQ1));
        }
        for (Repetition each : tq1.field(9).repetitions()) {
            OrderPriority.put(each.component(1).text(), tq1.location() + "-9", RULE_TQ1, entry);
        }
    }

    private static String quantity(Timing timing, Context context) {
        JsonWriter out = context.json();
        out.object("quantityQuantity");
        Quantities.cq(timing.quantity(), context, out);
        return out.close().take();
    }

    private static String occurrence(Timing timing, Context context) {
        timing.schedule().write("occurrence", context, context.json());
        return context.json().take();
    }

    /** Whoever says how an order repeats says whether that is as needed: a change to fixed times ends it. */
    private static void asNeeded(
            Timing timing, boolean cleared, String source, String rule, EntryDraft entry, Context context) {
        timing.asNeeded(context.json());
        String json = context.json().take();
        if (json != null || cleared || !timing.schedule().patterns().isEmpty()) {
            entry.put(new Slot("asNeeded[x]", 0, json, source, rule));
        }
    }

    private static String note(Timing timing, Context context) {
        return context.json().item().text("text", timing.text()).close().take();
    }

    /**
     * Puts what is said.
     *
     * @param field whose deletion clears the slot; null where nothing does
     */
    private static void put(String slot, String json, Field field, String source, String rule, EntryDraft entry) {
        if (json != null || (field != null && field.presence() == Presence.NULL)) {
            entry.put(new Slot(slot, 0, json, source, rule));
        }
    }

    private static boolean cleared(Segment tq1, int... fields) {
        for (int field : fields) {
            if (tq1.field(field).presence() == Presence.NULL) {
                return true;
            }
        }
        return false;
    }
}
