package health.tributary.normalizer.normalize.ccda.entry;

import static health.tributary.normalizer.normalize.ccda.entry.EntryMap.all;
import static health.tributary.normalizer.normalize.ccda.entry.EntryMap.at;

import health.tributary.ccda.Element;
import health.tributary.contract.EntryId;
import health.tributary.normalizer.normalize.ccda.Context;
import health.tributary.normalizer.normalize.ccda.type.Cd;
import health.tributary.normalizer.normalize.ccda.type.Ed;
import health.tributary.normalizer.normalize.ccda.type.Ii;
import health.tributary.normalizer.normalize.ccda.type.People;
import health.tributary.normalizer.normalize.ccda.type.Ts;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import java.util.List;
import java.util.Map;

/** What is planned or asked for (Planned Act, Observation, Procedure, Supply; instructions; referrals) to ServiceRequest. */
final class Plans {
    static final String TYPE = "ServiceRequest";
    private static final Map<String, String> INTENTS = Map.of(
            "INT", "plan",
            "ARQ", "plan",
            "APT", "plan",
            "PRMS", "plan",
            "PRP", "proposal",
            "RQO", "order");
    private static final EntryMap MAP = EntryMap.of("PlannedActivity", TYPE)
            .list("identifier", "id", all("id"), Ii::identifier)
            .row("priority", at("priorityCode"), Plans::priority)
            .row(
                    "occurrence[x]",
                    at("effectiveTime"),
                    (time, context, out) -> Ts.choice("occurrence", time, context, out))
            .datum("authoredOn", entry -> Templates.author(entry).child("time"), Ts::dateTime)
            .object("requester", entry -> Templates.author(entry).child("assignedAuthor"), People::assigned)
            .list("performer", "performer", Plans::performers, People::assigned)
            .list("reasonCode", "indication", Templates::indications, Cd::concept)
            .list("bodySite", "targetSiteCode", all("targetSiteCode"), Cd::concept)
            .list("note", "comment", Templates::comments, Ed::annotation)
            .datum("patientInstruction", Plans::instruction, Ed::string);

    private Plans() {}

    /** How binding a request is, by its mood. */
    static String intent(Element entry) {
        return INTENTS.getOrDefault(entry.attribute("moodCode"), "plan");
    }

    /** States what is to be done. */
    static EntryId put(Element entry, Context context) {
        EntryDraft draft = context.assertion(TYPE, context.keys().of(entry));
        MAP.fill(entry, draft, context);
        String status = Statuses.of(entry, Statuses.REQUEST, "unknown");
        MAP.put("status", "\"status\":\"" + status + '"', entry, draft);
        MAP.put("intent", "\"intent\":\"" + intent(entry) + '"', entry, draft);
        if (Templates.negated(entry)) {
            MAP.put("doNotPerform", "\"doNotPerform\":true", entry, draft);
        }
        code(entry, context);
        MAP.put("code", entry.child("code").isPresent() ? entry.child("code") : entry, draft, context);
        MAP.patient("subject", draft, context);
        return draft.entry();
    }

    private static void code(Element entry, Context context) {
        JsonWriter out = context.json();
        Element material = entry.at("product", "manufacturedProduct", "manufacturedMaterial", "code");
        out.object("code");
        Element code = entry.child("code").isPresent() ? entry.child("code") : material;
        Cd.required(code, () -> Ed.text(entry.child("text"), context), context, out);
        out.close();
    }

    private static void priority(Element code, Context context, JsonWriter out) {
        switch (code.attribute("code")) {
            case "R" -> out.plain("priority", "routine");
            case "A", "CR", "EM", "S" -> out.plain("priority", "stat");
            case "UR" -> out.plain("priority", "urgent");
            default -> {}
        }
    }

    private static List<Element> performers(Element entry) {
        return entry.children("performer").stream()
                .map(performer -> performer.child("assignedEntity"))
                .toList();
    }

    // An instruction is told to the patient: its text is what it says.
    private static Element instruction(Element entry) {
        if (Templates.is(entry, "20")) {
            return entry.child("text");
        }
        return Templates.related(entry, "act", "20").stream()
                .findFirst()
                .map(act -> act.child("text"))
                .orElse(Element.NONE);
    }
}
