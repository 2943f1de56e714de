package health.tributary.normalizer.normalize.ccda.entry;

import static health.tributary.normalizer.normalize.ccda.entry.EntryMap.all;
import static health.tributary.normalizer.normalize.ccda.entry.EntryMap.at;

import health.tributary.ccda.Element;
import health.tributary.normalizer.normalize.ccda.Context;
import health.tributary.normalizer.normalize.ccda.type.Cd;
import health.tributary.normalizer.normalize.ccda.type.Ed;
import health.tributary.normalizer.normalize.ccda.type.Ii;
import health.tributary.normalizer.normalize.ccda.type.NullFlavor;
import health.tributary.normalizer.normalize.ccda.type.People;
import health.tributary.normalizer.normalize.ccda.type.Pq;
import health.tributary.normalizer.normalize.ccda.type.Ts;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.draft.JsonWriter;

/** Immunization Activity to Immunization; one that was refused is {@code not-done}. */
final class Immunizations {
    private static final String TYPE = "Immunization";
    private static final EntryMap MAP = EntryMap.of("ImmunizationActivity", TYPE)
            .list("identifier", "id", all("id"), Ii::identifier)
            .object("statusReason", Immunizations::refusal, Cd::concept)
            .when(Templates::negated)
            .row("occurrence[x]", entry -> entry, Immunizations::occurrence)
            .datum("recorded", entry -> Templates.author(entry).child("time"), Ts::dateTime)
            .object(
                    "manufacturer",
                    at("consumable", "manufacturedProduct", "manufacturerOrganization"),
                    People::organization)
            .datum(
                    "lotNumber",
                    at("consumable", "manufacturedProduct", "manufacturedMaterial", "lotNumberText"),
                    Ed::string)
            .object("site", at("approachSiteCode"), Cd::concept)
            .object("route", at("routeCode"), Cd::concept)
            .object("doseQuantity", at("doseQuantity"), Pq::quantity)
            .row("performer#performer", entry -> entry, Immunizations::performers)
            .list("note", "comment", Templates::comments, Ed::annotation)
            .list("reasonCode", "indication", Templates::indications, Cd::concept)
            .row("protocolApplied#repeatNumber", at("repeatNumber"), Immunizations::number);

    private Immunizations() {}

    /** States an immunization. */
    static void put(Element entry, Context context) {
        EntryDraft draft = context.assertion(TYPE, context.keys().of(entry));
        MAP.fill(entry, draft, context);
        String code = entry.child("statusCode").attribute("code");
        String status = Templates.negated(entry) || code.equals("aborted") || code.equals("cancelled")
                ? "not-done"
                : code.equals("nullified") ? "entered-in-error" : "completed";
        MAP.put("status", "\"status\":\"" + status + '"', entry, draft);
        Element material = entry.at("consumable", "manufacturedProduct", "manufacturedMaterial");
        context.json().object("vaccineCode");
        Cd.required(material.child("code"), () -> material.child("name").text(), context, context.json());
        context.json().close();
        MAP.put("vaccineCode", material.isPresent() ? material : entry, draft, context);
        MAP.patient("patient", draft, context);
    }

    private static Element refusal(Element entry) {
        Element reason = Templates.observation(entry, "53", "").child("code");
        return reason.isPresent()
                ? reason
                : Templates.indications(entry).stream().findFirst().orElse(Element.NONE);
    }

    /** FHIR demands a time; where there is none it says why. */
    private static void occurrence(Element entry, Context context, JsonWriter out) {
        Element time = entry.child("effectiveTime");
        Element moment = Ts.start(time).has("value")
                ? Ts.start(time)
                : time.child("high").has("value") ? time.child("high") : time.child("center");
        int before = out.length();
        Ts.dateTime("occurrenceDateTime", moment, context, out);
        if (out.length() == before) {
            NullFlavor.primitive("occurrenceDateTime", time, out);
        }
    }

    private static void performers(Element entry, Context context, JsonWriter out) {
        for (Element performer : entry.children("performer")) {
            int cut = out.length();
            out.item().object("function").raw(Statuses.coding("v2-0443", "AP")).close();
            int before = out.length();
            out.object("actor");
            People.assigned(performer.child("assignedEntity"), context, out);
            out.close().closeIfGrown(before, cut);
        }
    }

    private static void number(Element repeat, Context context, JsonWriter out) {
        String number = Pq.number(repeat);
        if (number != null
                && number.length() < 9
                && number.chars().allMatch(c -> c >= '0' && c <= '9')
                && !number.equals("0")) {
            out.item().raw("doseNumberPositiveInt", number).close();
        }
    }
}
