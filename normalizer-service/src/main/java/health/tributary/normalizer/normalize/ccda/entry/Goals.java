package health.tributary.normalizer.normalize.ccda.entry;

import static health.tributary.normalizer.normalize.ccda.entry.EntryMap.all;

import health.tributary.ccda.Element;
import health.tributary.contract.EntryId;
import health.tributary.normalizer.normalize.ccda.Context;
import health.tributary.normalizer.normalize.ccda.type.Cd;
import health.tributary.normalizer.normalize.ccda.type.Ed;
import health.tributary.normalizer.normalize.ccda.type.Ii;
import health.tributary.normalizer.normalize.ccda.type.People;
import health.tributary.normalizer.normalize.ccda.type.Ts;
import health.tributary.normalizer.normalize.ccda.type.Value;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import java.util.Map;
import java.util.Set;

/** Goal Observation to Goal. */
final class Goals {
    static final String TYPE = "Goal";
    private static final Map<String, String> STATUS = Map.of(
            "active", "active",
            "completed", "completed",
            "aborted", "cancelled",
            "cancelled", "cancelled",
            "held", "on-hold",
            "suspended", "on-hold",
            "new", "proposed",
            "nullified", "entered-in-error");
    private static final Set<String> CODED = Set.of("CD", "CE", "CV", "CO");
    private static final EntryMap MAP = EntryMap.of("GoalObservation", TYPE)
            .list("identifier", "id", all("id"), Ii::identifier)
            .choice("start[x]", "startDate", entry -> Ts.start(entry.child("effectiveTime")), Ts::date)
            .row("target#value", entry -> entry, Goals::target)
            .object("expressedBy", entry -> Templates.author(entry).child("assignedAuthor"), People::practitioner)
            .list("note", "comment", Templates::comments, Ed::annotation);

    private Goals() {}

    /** States what is to be reached. */
    static EntryId put(Element entry, Context context) {
        EntryDraft draft = context.assertion(TYPE, context.keys().of(entry));
        MAP.fill(entry, draft, context);
        String status = Statuses.of(entry, STATUS, "active");
        MAP.put("lifecycleStatus", "\"lifecycleStatus\":\"" + status + '"', entry, draft);
        description(entry, context);
        MAP.put("description", entry.child("code").isPresent() ? entry.child("code") : entry, draft, context);
        MAP.patient("subject", draft, context);
        return draft.entry();
    }

    // A value that is a concept is the goal itself; any other is what the code is to reach.
    private static void description(Element entry, Context context) {
        JsonWriter out = context.json();
        Element value = entry.child("value");
        out.object("description");
        int before = out.length();
        if (CODED.contains(value.attribute("xsi:type"))) {
            Cd.concept(value, context, out);
        } else if (value.attribute("xsi:type").equals("ST")
                || value.attribute("xsi:type").equals("ED")) {
            out.text("text", Ed.text(value, context));
        }
        if (out.length() == before) {
            Cd.required(entry.child("code"), () -> Ed.text(entry.child("text"), context), context, out);
        }
        out.close();
    }

    private static void target(Element entry, Context context, JsonWriter out) {
        Element value = entry.child("value");
        Value.write(value, context, out);
        String written = out.take();
        String detail = written == null ? null : written.replaceFirst("\"value", "\"detail");
        boolean measured = detail != null
                && Set.of("Quantity", "Range", "Integer", "Boolean", "Ratio").stream()
                        .anyMatch(kind -> detail.startsWith("\"detail" + kind));
        Element due = entry.at("effectiveTime", "high");
        out.item();
        if (measured && Cd.says(entry.child("code"))) {
            out.object("measure");
            Cd.concept(entry.child("code"), context, out);
            out.close();
            out.raw(detail);
        }
        Ts.date("dueDate", due, context, out);
        out.close();
    }
}
