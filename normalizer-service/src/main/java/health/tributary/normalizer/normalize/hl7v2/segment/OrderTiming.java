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
import health.tributary.normalizer.normalize.hl7v2.type.Rpt;
import health.tributary.normalizer.normalize.hl7v2.type.Schedule;
import health.tributary.normalizer.normalize.hl7v2.type.Tq;
import health.tributary.normalizer.vocabulary.Concept;
import health.tributary.normalizer.vocabulary.ResultMaps;
import java.util.List;

/** TQ1[ServiceRequest] and, of versions before 2.5, TQ[ServiceRequest] (ORC-7, OBR-27): how much, when, how often and how urgently. */
public final class OrderTiming {
    private static final String RULE_TQ1 = "TQ1[ServiceRequest]";
    private static final String RULE_TQ = "TQ[ServiceRequest]";
    private static final String AS_NEEDED = "\"asNeededBoolean\":true";

    private OrderTiming() {}

    /** The slots of an order from its TQ1; of several the first, as an order occurs in one way. */
    public static void put(List<Segment> timings, EntryDraft entry, Context context) {
        Segment tq1 = timings.get(0);
        if (timings.size() > 1) {
            context.warn(timings.get(1).location().toString(), "an order has one timing; the first counts");
        }
        String place = tq1.location().toString();
        Composite pattern = Composite.of(tq1.field(3));
        if (tq1.field(3).count() > 1) {
            context.warn(place + "-3", "a timing has one repeat pattern; the first counts");
        }
        quantity(Composite.of(tq1.field(2)), place + "-2", RULE_TQ1, entry, context);
        Schedule schedule = new Schedule(
                Composite.of(tq1.field(7)),
                Composite.of(tq1.field(8)),
                Composite.of(tq1.field(6)),
                pattern,
                Schedule.times(tq1.field(4)),
                Composite.of(tq1.field(13)),
                tq1.text(14).trim());
        occurrence(schedule, cleared(tq1, 7, 8, 3), place + occurrenceField(tq1), RULE_TQ1, entry, context);
        priority(tq1, entry);
        asNeeded(tq1.text(9).trim(), place + "-9", RULE_TQ1, entry);
        asNeeded(Rpt.code(pattern), place + "-3", RULE_TQ1, entry);
        note(tq1.field(11), place + "-11", RULE_TQ1, entry, context);
    }

    /** The slots of an order from the first of its TQ, where it has no TQ1. */
    public static void put(Field timing, EntryDraft entry, Context context) {
        if (!timing.isPresent()) {
            return;
        }
        String place = timing.location().toString();
        Tq tq = new Tq(Composite.of(timing));
        quantity(tq.quantity(), place, RULE_TQ, entry, context);
        occurrence(tq.schedule(), false, place, RULE_TQ, entry, context);
        priority(tq.priority(), place, RULE_TQ, entry);
        asNeeded(tq.priority(), place, RULE_TQ, entry);
        asNeeded(Rpt.code(tq.pattern()), place, RULE_TQ, entry);
        String text = context.json().item().text("text", tq.text()).close().take();
        if (text != null) {
            entry.put(new Slot("note#TQ1-11", 0, text, place, RULE_TQ));
        }
    }

    /** The priority alone: when an order is to be done is not a matter of its results. */
    public static void priority(Segment tq1, EntryDraft entry) {
        for (Repetition each : tq1.field(9).repetitions()) {
            String source = tq1.location() + "-9";
            priority(each.component(1).text().trim(), source, RULE_TQ1, entry);
        }
    }

    private static void priority(String code, String source, String rule, EntryDraft entry) {
        Concept priority = ResultMaps.ORDER_PRIORITY.get(code);
        if (priority != null) {
            entry.put(new Slot("priority", 0, "\"priority\":\"" + priority.code() + '"', source, rule));
        }
    }

    private static void asNeeded(String code, String source, String rule, EntryDraft entry) {
        if (Rpt.asNeeded(code)) {
            entry.put(new Slot("asNeeded[x]", 0, AS_NEEDED, source, rule));
        }
    }

    private static void quantity(Composite value, String source, String rule, EntryDraft entry, Context context) {
        JsonWriter out = context.json();
        out.object("quantityQuantity");
        Quantities.cq(value, context, out);
        String json = out.close().take();
        if (json != null) {
            entry.put(new Slot("quantity[x]", 0, json, source, rule));
        }
    }

    private static void occurrence(
            Schedule schedule, boolean cleared, String source, String rule, EntryDraft entry, Context context) {
        schedule.write("occurrence", context, context.json());
        String json = context.json().take();
        if (json != null || cleared) {
            entry.put(new Slot("occurrence[x]", 0, json, source, rule));
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

    private static String occurrenceField(Segment tq1) {
        return tq1.field(3).isPresent() ? "-3" : "-7";
    }

    private static void note(Field text, String source, String rule, EntryDraft entry, Context context) {
        String json =
                context.json().item().text("text", text.wholeText()).close().take();
        if (json != null || text.presence() == Presence.NULL) {
            entry.put(new Slot("note#TQ1-11", 0, json, source, rule));
        }
    }
}
