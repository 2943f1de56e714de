package health.tributary.normalizer.normalize.ccda.entry;

import static health.tributary.normalizer.normalize.ccda.entry.EntryMap.all;
import static health.tributary.normalizer.normalize.ccda.entry.EntryMap.at;

import health.tributary.ccda.Element;
import health.tributary.normalizer.normalize.ccda.Context;
import health.tributary.normalizer.normalize.ccda.type.Ii;
import health.tributary.normalizer.normalize.ccda.type.People;
import health.tributary.normalizer.normalize.ccda.type.Pq;
import health.tributary.normalizer.normalize.ccda.type.Ts;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import java.util.Map;

/** Medication Dispense to MedicationDispense. */
final class Dispenses {
    private static final String TYPE = "MedicationDispense";
    private static final Map<String, String> STATUS = Map.of(
            "completed", "completed",
            "active", "in-progress",
            "aborted", "stopped",
            "held", "on-hold",
            "suspended", "on-hold",
            "cancelled", "cancelled",
            "nullified", "entered-in-error");
    private static final EntryMap MAP = EntryMap.of("MedicationDispense", TYPE)
            .list("identifier", "id", all("id"), Ii::identifier)
            .list("performer", "performer", all("performer"), (performer, context, out) -> {
                out.object("actor");
                People.assigned(performer.child("assignedEntity"), context, out);
                out.close();
            })
            .object("quantity", at("quantity"), Pq::quantity)
            .object("daysSupply", at("sdtc:expectedUseTime", "width"), Pq::quantity)
            .datum("whenHandedOver", entry -> Ts.start(entry.child("effectiveTime")), Ts::dateTime);

    private Dispenses() {}

    /** States what was handed out; a supply that does not name its product hands out its medication's. */
    static void put(Element supply, Element medication, EntryDraft parent, Context context) {
        EntryDraft draft = context.assertion(TYPE, context.keys().of(supply));
        MAP.fill(supply, draft, context);
        String status = Statuses.of(supply, STATUS, "unknown");
        MAP.put("status", "\"status\":\"" + status + '"', supply, draft);
        Element named = Medications.material(supply).isPresent() ? supply : medication;
        Medications.medicine(named, context, context.json());
        MAP.put("medication[x]", Medications.product(named), draft, context);
        MAP.patient("subject", draft, context);
        if (!medication.attribute("moodCode").equals("EVN")) {
            String reference = "{\"reference\":\"" + Medications.REQUEST + '/' + parent.entry() + "\"}";
            MAP.put("authorizingPrescription#medication", reference, medication, draft);
        }
    }
}
