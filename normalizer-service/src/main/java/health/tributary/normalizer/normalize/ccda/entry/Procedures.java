package health.tributary.normalizer.normalize.ccda.entry;

import static health.tributary.normalizer.normalize.ccda.entry.EntryMap.all;
import static health.tributary.normalizer.normalize.ccda.entry.EntryMap.at;

import health.tributary.ccda.Element;
import health.tributary.normalizer.normalize.ccda.Context;
import health.tributary.normalizer.normalize.ccda.type.Cd;
import health.tributary.normalizer.normalize.ccda.type.Ed;
import health.tributary.normalizer.normalize.ccda.type.Ii;
import health.tributary.normalizer.normalize.ccda.type.People;
import health.tributary.normalizer.normalize.ccda.type.Ts;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.type.Extensions;

/** Procedure Activity (procedure, act, observation) to Procedure; an observation that found something is an Observation. */
final class Procedures {
    private static final String TYPE = "Procedure";
    private static final EntryMap MAP = EntryMap.of("ProcedureActivity", TYPE)
            .row("extension#methodCode", at("methodCode"), Procedures::method)
            .list("identifier", "id", all("id"), Ii::identifier)
            .row(
                    "performed[x]",
                    at("effectiveTime"),
                    (time, context, out) -> Ts.choice("performed", time, context, out))
            .object("recorder", entry -> Templates.author(entry).child("assignedAuthor"), People::practitioner)
            .row("performer#performer", entry -> entry, Procedures::performers)
            .object("location", Procedures::place, People::location)
            .list("reasonCode", "indication", Templates::indications, Cd::concept)
            .list("bodySite", "targetSiteCode", all("targetSiteCode"), Cd::concept)
            .list("note", "comment", Templates::comments, Ed::annotation);

    private Procedures() {}

    /** States what was done. */
    static void put(Element entry, Context context) {
        boolean found = entry.name().equals("observation")
                && entry.child("value").isPresent()
                && !entry.child("value").has("nullFlavor");
        if (found) {
            Observations.put(entry, Observations.PROCEDURE, context);
            return;
        }
        EntryDraft draft = context.assertion(TYPE, context.keys().of(entry));
        MAP.fill(entry, draft, context);
        Element code = entry.child("statusCode");
        String status = Templates.negated(entry) ? "not-done" : Statuses.of(entry, Statuses.EVENT, "unknown");
        MAP.put("status", "\"status\":\"" + status + '"', code.isPresent() ? code : entry, draft);
        code(entry, context);
        MAP.put("code", entry.child("code").isPresent() ? entry.child("code") : entry, draft, context);
        MAP.patient("subject", draft, context);
        Devices.used(entry, draft, MAP, context);
    }

    private static void code(Element entry, Context context) {
        JsonWriter out = context.json();
        out.object("code");
        Cd.required(entry.child("code"), () -> Ed.text(entry.child("text"), context), context, out);
        out.close();
    }

    private static void method(Element method, Context context, JsonWriter out) {
        int cut = out.length();
        out.item().plain("url", Extensions.hl7("procedure-method"));
        int before = out.length();
        out.object("valueCodeableConcept");
        Cd.concept(method, context, out);
        out.close().closeIfGrown(before, cut);
    }

    static void performers(Element entry, Context context, JsonWriter out) {
        for (Element performer : entry.children("performer")) {
            Element role = performer.child("assignedEntity");
            out.item();
            int before = out.length();
            out.object("actor");
            People.assigned(role, context, out);
            out.close();
            if (out.length() > before) {
                out.object("onBehalfOf");
                People.organization(role.child("representedOrganization"), context, out);
                out.close();
            }
            out.close();
        }
    }

    /** Service Delivery Location. */
    static Element place(Element entry) {
        for (Element participant : entry.children("participant")) {
            if (participant.attribute("typeCode").equals("LOC")) {
                return participant.child("participantRole");
            }
        }
        return Element.NONE;
    }
}
