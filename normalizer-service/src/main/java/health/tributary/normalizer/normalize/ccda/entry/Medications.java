package health.tributary.normalizer.normalize.ccda.entry;

import static health.tributary.normalizer.normalize.ccda.entry.EntryMap.all;

import health.tributary.ccda.Element;
import health.tributary.contract.EntryId;
import health.tributary.normalizer.normalize.ccda.Context;
import health.tributary.normalizer.normalize.ccda.type.Cd;
import health.tributary.normalizer.normalize.ccda.type.Ed;
import health.tributary.normalizer.normalize.ccda.type.Ii;
import health.tributary.normalizer.normalize.ccda.type.People;
import health.tributary.normalizer.normalize.ccda.type.Pq;
import health.tributary.normalizer.normalize.ccda.type.Ts;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Medication Activity. What was taken (mood EVN) is a MedicationStatement, what is to be taken (INT, RQO …) a MedicationRequest; the
 * supplies in it are its MedicationDispenses.
 */
final class Medications {
    static final String REQUEST = "MedicationRequest";
    private static final String STATEMENT = "MedicationStatement";

    private static final EntryMap STATED = EntryMap.of("MedicationActivity", STATEMENT)
            .list("identifier", "id", all("id"), Ii::identifier)
            .row("effective[x]", Dosages::bounds, Medications::effective)
            .datum("dateAsserted", entry -> Templates.author(entry).child("time"), Ts::dateTime)
            .object("informationSource", entry -> Templates.author(entry).child("assignedAuthor"), People::practitioner)
            .list("reasonCode", "indication", Templates::indications, Cd::concept)
            .list("note", "comment", Templates::comments, Ed::annotation)
            .row("dosage#dose", entry -> entry, Dosages::item);

    private static final EntryMap REQUESTED = EntryMap.of("MedicationActivity", REQUEST)
            .list("identifier", "id", all("id"), Ii::identifier)
            .datum("authoredOn", entry -> Templates.author(entry).child("time"), Ts::dateTime)
            .object("requester", entry -> Templates.author(entry).child("assignedAuthor"), People::assigned)
            .list("reasonCode", "indication", Templates::indications, Cd::concept)
            .list("note", "comment", Templates::comments, Ed::annotation)
            .row("dosageInstruction#dose", entry -> entry, Dosages::item)
            .object("dispenseRequest", Medications::order, Medications::supply);

    private Medications() {}

    /** States a medicine and its dispenses; the act around a discharge or admission medication says nothing by itself. */
    static List<EntryId> put(Element entry, Context context) {
        if (!entry.name().equals("substanceAdministration")) {
            List<EntryId> stated = new ArrayList<>();
            for (Element medication : Templates.related(entry, "substanceAdministration")) {
                stated.addAll(put(medication, context));
            }
            return stated;
        }
        EntryDraft draft = entry.attribute("moodCode").equals("EVN") || !entry.has("moodCode")
                ? taken(entry, context)
                : requested(entry, context);
        for (Element supply : Templates.related(entry, "supply")) {
            if (supply.attribute("moodCode").equals("EVN")) {
                Dispenses.put(supply, entry, draft, context);
            }
        }
        return List.of(draft.entry());
    }

    private static EntryDraft taken(Element entry, Context context) {
        EntryDraft draft = context.assertion(STATEMENT, context.keys().of(entry));
        STATED.fill(entry, draft, context);
        String status = Templates.negated(entry) ? "not-taken" : Statuses.of(entry, Statuses.TAKING, "unknown");
        common(STATED, status, entry, draft, context);
        return draft;
    }

    private static EntryDraft requested(Element entry, Context context) {
        EntryDraft draft = context.assertion(REQUEST, context.keys().of(entry));
        REQUESTED.fill(entry, draft, context);
        common(REQUESTED, Statuses.of(entry, Statuses.PRESCRIPTION, "unknown"), entry, draft, context);
        String intent = Plans.intent(entry);
        REQUESTED.put("intent", "\"intent\":\"" + intent + '"', entry, draft);
        if (Templates.negated(entry)) {
            REQUESTED.put("doNotPerform", "\"doNotPerform\":true", entry, draft);
        }
        return draft;
    }

    private static void common(EntryMap map, String status, Element entry, EntryDraft draft, Context context) {
        Element code = entry.child("statusCode");
        map.put("status", "\"status\":\"" + status + '"', code.isPresent() ? code : entry, draft);
        medicine(entry, context, context.json());
        map.put("medication[x]", product(entry), draft, context);
        map.patient("subject", draft, context);
    }

    /** {@code medicationCodeableConcept}, which FHIR demands. */
    static void medicine(Element entry, Context context, JsonWriter out) {
        Element material = material(entry);
        out.object("medicationCodeableConcept");
        Cd.required(material.child("code"), () -> material.child("name").text(), context, out);
        out.close();
    }

    /** What the medicine is made known by; where nothing does, the entry. */
    static Element product(Element entry) {
        Element material = material(entry);
        return material.child("code").isPresent() ? material.child("code") : material.isPresent() ? material : entry;
    }

    static Element material(Element entry) {
        Element consumable = entry.at("consumable", "manufacturedProduct");
        Element product = consumable.isPresent() ? consumable : entry.at("product", "manufacturedProduct");
        Element material = product.child("manufacturedMaterial");
        return material.isPresent() ? material : product.child("manufacturedLabeledDrug");
    }

    private static void effective(Element time, Context context, JsonWriter out) {
        if (time.has("value")) {
            Ts.dateTime("effectiveDateTime", time, context, out);
        } else {
            out.object("effectivePeriod");
            Ts.period(time, context, out);
            out.close();
        }
    }

    private static Element order(Element entry) {
        for (Element supply : Templates.related(entry, "supply")) {
            if (!supply.attribute("moodCode").equals("EVN")) {
                return supply;
            }
        }
        return Element.NONE;
    }

    /** Medication Supply Order: how much may be handed out, and how often again. C-CDA counts the first time too, FHIR does not. */
    private static void supply(Element supply, Context context, JsonWriter out) {
        out.object("validityPeriod");
        Ts.period(supply.child("effectiveTime"), context, out);
        out.close();
        String times = Pq.number(supply.child("repeatNumber"));
        if (times != null && times.length() < 9 && times.chars().allMatch(c -> c >= '0' && c <= '9')) {
            out.raw("numberOfRepeatsAllowed", Integer.toString(Math.max(0, Integer.parseInt(times) - 1)));
        }
        out.object("quantity");
        Pq.quantity(supply.child("quantity"), context, out);
        out.close();
    }
}
