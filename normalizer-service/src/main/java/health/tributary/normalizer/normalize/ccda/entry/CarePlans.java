package health.tributary.normalizer.normalize.ccda.entry;

import health.tributary.ccda.Element;
import health.tributary.normalizer.normalize.ccda.Context;
import health.tributary.normalizer.normalize.ccda.Keys;
import health.tributary.normalizer.normalize.ccda.type.People;
import health.tributary.normalizer.normalize.ccda.type.Ts;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import java.util.List;
import java.util.Set;

/** Plan of Treatment Section to CarePlan: one a custodian, whose later documents replace what is planned. */
final class CarePlans {
    private static final String TYPE = "CarePlan";
    private static final String CATEGORY =
            "{\"coding\":[{\"system\":\"http://hl7.org/fhir/us/core/CodeSystem/careplan-category\",\"code\":\"assess-plan\"}]}";
    private static final Set<String> ACTIVITIES = Set.of("ServiceRequest", "MedicationRequest");
    private static final EntryMap MAP = EntryMap.of("PlanOfTreatmentSection", TYPE);

    private CarePlans() {}

    /** States a plan of what its section states. */
    static void put(Element section, List<String> stated, Context context) {
        Element root = context.document().root();
        Element custodian = root.at("custodian", "assignedCustodian", "representedCustodianOrganization");
        String whose = Keys.id(custodian, "id");
        EntryDraft draft = context.assertion(
                TYPE, "plan|" + (whose == null ? custodian.child("name").text() : whose));
        MAP.put("status", "\"status\":\"active\"", section, draft);
        MAP.put("intent", "\"intent\":\"plan\"", section, draft);
        MAP.put("category#section", CATEGORY, section, draft);
        MAP.patient("subject", draft, context);
        JsonWriter out = context.json();
        out.text("title", section.child("title").text());
        MAP.put("title", section.child("title"), draft, context);
        Ts.dateTime("created", root.child("effectiveTime"), context, out);
        MAP.put("created", root.child("effectiveTime"), draft, context);
        out.object("author");
        People.assigned(root.at("author", "assignedAuthor"), context, out);
        out.close();
        MAP.put("author", root.at("author", "assignedAuthor"), draft, context);
        for (String reference : stated) {
            if (reference.startsWith(Goals.TYPE + '/')) {
                out.item().plain("reference", reference).close();
            }
        }
        put("goal#section", section, draft, context);
        for (String reference : stated) {
            if (ACTIVITIES.contains(reference.substring(0, reference.indexOf('/')))) {
                out.item()
                        .object("reference")
                        .plain("reference", reference)
                        .close()
                        .close();
            }
        }
        put("activity#section", section, draft, context);
    }

    // A later document's plan replaces all of it: what it does not plan is cleared.
    private static void put(String key, Element section, EntryDraft draft, Context context) {
        String json = context.json().take();
        MAP.put(key, json, section, draft);
    }
}
