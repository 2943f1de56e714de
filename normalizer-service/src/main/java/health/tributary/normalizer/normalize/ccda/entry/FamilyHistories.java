package health.tributary.normalizer.normalize.ccda.entry;

import static health.tributary.normalizer.normalize.ccda.entry.EntryMap.all;
import static health.tributary.normalizer.normalize.ccda.entry.EntryMap.at;

import health.tributary.ccda.Element;
import health.tributary.normalizer.normalize.ccda.Context;
import health.tributary.normalizer.normalize.ccda.Keys;
import health.tributary.normalizer.normalize.ccda.type.Cd;
import health.tributary.normalizer.normalize.ccda.type.Ed;
import health.tributary.normalizer.normalize.ccda.type.En;
import health.tributary.normalizer.normalize.ccda.type.Ii;
import health.tributary.normalizer.normalize.ccda.type.Pq;
import health.tributary.normalizer.normalize.ccda.type.Ts;
import health.tributary.normalizer.normalize.ccda.type.Value;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.draft.JsonWriter;

/** Family History Organizer to FamilyMemberHistory: one relative with what they had. */
final class FamilyHistories {
    private static final String TYPE = "FamilyMemberHistory";
    private static final EntryMap MAP = EntryMap.of("FamilyHistoryOrganizer", TYPE)
            .list("identifier", "id", all("id"), Ii::identifier)
            .datum("date", entry -> Templates.author(entry).child("time"), Ts::dateTime)
            .datum(
                    "name",
                    at("subject", "relatedSubject", "subject", "name"),
                    (name, from, context, out) -> out.text(name, En.display(from)))
            .object("relationship", at("subject", "relatedSubject", "code"), Cd::required)
            .object("sex", at("subject", "relatedSubject", "subject", "administrativeGenderCode"), FamilyHistories::sex)
            .choice("born[x]", "bornDate", at("subject", "relatedSubject", "subject", "birthTime"), Ts::date)
            .choice(
                    "deceased[x]",
                    "deceasedBoolean",
                    at("subject", "relatedSubject", "subject", "sdtc:deceasedInd"),
                    Value::bool)
            .choice(
                    "deceased[x]",
                    "deceasedDate",
                    at("subject", "relatedSubject", "subject", "sdtc:deceasedTime"),
                    Ts::date)
            .row("condition#component", entry -> entry, FamilyHistories::conditions);

    private FamilyHistories() {}

    /** States what is known of a relative. */
    static void put(Element entry, Context context) {
        EntryDraft draft = context.assertion(TYPE, context.keys().of(entry) + relative(entry));
        MAP.fill(entry, draft, context);
        String status = entry.child("statusCode").attribute("code").equals("completed") ? "completed" : "partial";
        MAP.put("status", "\"status\":\"" + status + '"', entry, draft);
        MAP.patient("patient", draft, context);
    }

    // Without an id, two organizers may be of two relatives.
    private static String relative(Element entry) {
        boolean identified = Keys.id(entry, "id") != null;
        Element related = entry.at("subject", "relatedSubject");
        return identified
                ? ""
                : '|' + related.child("code").attribute("code") + '|' + En.key(related.at("subject", "name"));
    }

    private static void sex(Element gender, Context context, JsonWriter out) {
        String code = switch (gender.attribute("code")) {
            case "F" -> "female";
            case "M" -> "male";
            case "UN" -> "other";
            default -> "unknown";
        };
        out.list("coding").item().plain("system", "http://hl7.org/fhir/administrative-gender");
        out.plain("code", code).close().close();
    }

    private static void conditions(Element entry, Context context, JsonWriter out) {
        for (Element component : entry.children("component")) {
            Element observation = component.child("observation");
            Element value = observation.child("value");
            if (!Cd.says(value) || Templates.negated(observation)) {
                continue;
            }
            out.item().object("code");
            Cd.concept(value, context, out);
            out.close();
            boolean fatal = !Templates.related(observation, "observation", "47").isEmpty();
            if (fatal) {
                out.raw("contributedToDeath", "true");
            }
            Element age = Templates.observation(observation, "31", "445518008").child("value");
            int before = out.length();
            out.object("onsetAge");
            Pq.duration(age, context, out);
            out.close();
            if (out.length() == before
                    && Ts.start(observation.child("effectiveTime")).has("value")) {
                out.object("onsetPeriod");
                Ts.period(observation.child("effectiveTime"), context, out);
                out.close();
            }
            out.list("note");
            for (Element comment : Templates.comments(observation)) {
                out.item();
                Ed.annotation(comment, context, out);
                out.close();
            }
            out.close().close();
        }
    }
}
