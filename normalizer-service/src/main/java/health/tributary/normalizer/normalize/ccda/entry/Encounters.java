package health.tributary.normalizer.normalize.ccda.entry;

import static health.tributary.normalizer.normalize.ccda.entry.EntryMap.all;
import static health.tributary.normalizer.normalize.ccda.entry.EntryMap.at;

import health.tributary.ccda.Element;
import health.tributary.contract.EntryId;
import health.tributary.normalizer.normalize.ccda.Context;
import health.tributary.normalizer.normalize.ccda.type.Cd;
import health.tributary.normalizer.normalize.ccda.type.Ii;
import health.tributary.normalizer.normalize.ccda.type.NullFlavor;
import health.tributary.normalizer.normalize.ccda.type.People;
import health.tributary.normalizer.normalize.ccda.type.Ts;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Encounter Activity, Planned Encounter and the header's encompassing encounter to Encounter. */
public final class Encounters {
    private static final String TYPE = "Encounter";
    private static final String ACT_CODE = "2.16.840.1.113883.5.4";
    private static final Set<String> CLASSES =
            Set.of("AMB", "EMER", "FLD", "HH", "IMP", "ACUTE", "NONAC", "OBSENC", "PRENC", "SS", "VR");
    private static final Map<String, String> STATUS = Map.of(
            "completed", "finished",
            "active", "in-progress",
            "aborted", "cancelled",
            "cancelled", "cancelled",
            "nullified", "entered-in-error");

    private static final EntryMap MAP = EntryMap.of("EncounterActivity", TYPE)
            .list("identifier", "id", all("id"), Ii::identifier)
            .object("class", entry -> entry, Encounters::encounterClass)
            .list("type", "code", all("code"), Cd::concept)
            .object("period", at("effectiveTime"), Ts::period)
            .row("participant#performer", entry -> entry, Encounters::participants)
            .list("reasonCode", "indication", Templates::indications, Cd::concept)
            .object("hospitalization", Encounters::disposition, (code, context, out) -> {
                out.object("dischargeDisposition");
                Cd.concept(code, context, out);
                out.close();
            })
            .row("location#participant", Encounters::place, (place, context, out) -> {
                out.item().object("location");
                People.location(place, context, out);
                out.close().close();
            })
            .object(
                    "serviceProvider",
                    at("location", "healthCareFacility", "serviceProviderOrganization"),
                    People::organization);

    private Encounters() {}

    /** States a visit that was or is planned, with its diagnoses. */
    static void put(Element entry, Context context) {
        EntryDraft draft = encounter(entry, context);
        boolean planned = !entry.attribute("moodCode").isEmpty()
                && !entry.attribute("moodCode").equals("EVN");
        String status = planned ? "planned" : Statuses.of(entry, STATUS, "finished");
        MAP.put("status", "\"status\":\"" + status + '"', entry, draft);
        List<EntryId> diagnoses = new ArrayList<>();
        for (Element act : Templates.related(entry, "act", "80")) {
            diagnoses.addAll(Problems.put(act, Problems.DIAGNOSIS, reference(draft), context));
        }
        if (!diagnoses.isEmpty()) {
            MAP.put("diagnosis#entryRelationship", conditions(diagnoses), entry, draft);
        }
    }

    /** States the visit in which the document was written, if the header names one; its reference, or null. */
    public static String encompassing(Context context) {
        Element encounter = context.document().root().at("componentOf", "encompassingEncounter");
        if (!encounter.child("id").isPresent()
                && !encounter.child("effectiveTime").isPresent()) {
            return null;
        }
        EntryDraft draft = encounter(encounter, context);
        Element time = encounter.child("effectiveTime");
        boolean open = time.child("low").has("value") && !time.child("high").has("value") && !time.has("value");
        MAP.put("status", open ? "\"status\":\"in-progress\"" : "\"status\":\"finished\"", encounter, draft);
        return reference(draft);
    }

    // The header's visit and that of a section are one by their id, though their elements have different names.
    private static EntryDraft encounter(Element entry, Context context) {
        EntryDraft draft = context.assertion(TYPE, context.keys().of(entry));
        MAP.fill(entry, draft, context);
        MAP.patient("subject", draft, context);
        return draft;
    }

    private static String reference(EntryDraft draft) {
        return "\"encounter\":{\"reference\":\"" + TYPE + '/' + draft.entry() + "\"}";
    }

    private static String conditions(List<EntryId> diagnoses) {
        StringBuilder items = new StringBuilder();
        for (EntryId each : diagnoses) {
            items.append(items.length() == 0 ? "" : ",")
                    .append("{\"condition\":{\"reference\":\"Condition/")
                    .append(each.value())
                    .append("\"}}");
        }
        return items.toString();
    }

    /** HL7's class where the code or a translation has it; FHIR demands one, so else it is said to be absent. */
    private static void encounterClass(Element entry, Context context, JsonWriter out) {
        Element code = entry.child("code");
        String act = Cd.in(code, ACT_CODE);
        if (CLASSES.contains(act)) {
            out.plain("system", "http://terminology.hl7.org/CodeSystem/v3-ActCode")
                    .plain("code", act);
        } else {
            NullFlavor.extension(Element.NONE, out);
        }
    }

    private static void participants(Element entry, Context context, JsonWriter out) {
        for (Element performer : entry.children("performer")) {
            participant(performer.child("assignedEntity"), "PPRF", context, out);
        }
        for (Element participant : entry.children("encounterParticipant")) {
            participant(participant.child("assignedEntity"), participant.attribute("typeCode"), context, out);
        }
        participant(entry.at("responsibleParty", "assignedEntity"), "PPRF", context, out);
    }

    private static void participant(Element role, String type, Context context, JsonWriter out) {
        int cut = out.length();
        out.item();
        if (Set.of("ADM", "ATND", "CON", "DIS", "REF", "PPRF").contains(type)) {
            out.list("type")
                    .item()
                    .raw(Statuses.coding("v3-ParticipationType", type))
                    .close()
                    .close();
        }
        int before = out.length();
        out.object("individual");
        People.practitioner(role, context, out);
        out.close().closeIfGrown(before, cut);
    }

    private static Element disposition(Element entry) {
        Element stated = entry.child("sdtc:dischargeDispositionCode");
        return stated.isPresent() ? stated : entry.child("dischargeDispositionCode");
    }

    private static Element place(Element entry) {
        Element facility = entry.at("location", "healthCareFacility");
        return facility.isPresent() ? facility : Procedures.place(entry);
    }
}
