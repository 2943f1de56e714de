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

/** Coverage Activity with its policies (Policy Activity) to Coverage. */
final class Coverages {
    private static final String TYPE = "Coverage";
    private static final EntryMap MAP = EntryMap.of("PolicyActivity", TYPE)
            .list("identifier", "id", all("id"), Ii::identifier)
            .object("type", at("code"), Cd::concept)
            .datum(
                    "subscriberId",
                    policy -> number(policy, "HLD"),
                    (name, id, context, out) -> out.text(name, id.attribute("extension")))
            .object("relationship", policy -> participant(policy, "COV").at("participantRole", "code"), Cd::concept)
            .object("period", policy -> participant(policy, "COV").child("time"), Ts::period)
            .row("payor#performer", policy -> policy, Coverages::payor)
            .row("class#plan", Coverages::plan, Coverages::planClass);

    private Coverages() {}

    /** States the policies of a coverage in their order. */
    static void put(Element entry, Context context) {
        for (Element relationship : entry.children("entryRelationship")) {
            Element policy = relationship.child("act");
            if (policy.isPresent()) {
                policy(policy, relationship.child("sequenceNumber"), context);
            }
        }
    }

    private static void policy(Element policy, Element order, Context context) {
        EntryDraft draft = context.assertion(TYPE, context.keys().of(policy));
        MAP.fill(policy, draft, context);
        MAP.put("status", "\"status\":\"active\"", policy, draft);
        MAP.patient("beneficiary", draft, context);
        String number = Pq.number(order);
        if (number != null && number.length() < 9 && number.matches("[1-9][0-9]*")) {
            MAP.put("order", "\"order\":" + number, order, draft);
        }
    }

    private static Element participant(Element policy, String type) {
        for (Element participant : policy.children("participant")) {
            if (participant.attribute("typeCode").equals(type)) {
                return participant;
            }
        }
        return Element.NONE;
    }

    // The holder's number is the subscriber's; where nobody else holds the policy, it is the covered person's.
    private static Element number(Element policy, String type) {
        Element holder = participant(policy, type).at("participantRole", "id");
        return holder.has("extension") ? holder : participant(policy, "COV").at("participantRole", "id");
    }

    /** FHIR demands who pays; where nobody is named it says that it is not known. */
    private static void payor(Element policy, Context context, JsonWriter out) {
        for (Element performer : policy.children("performer")) {
            Element role = performer.child("assignedEntity");
            if (Templates.is(performer, "87") || Cd.is(role.child("code"), "2.16.840.1.113883.5.110", "PAYOR")) {
                out.item();
                People.organization(role.child("representedOrganization"), context, out);
                out.close();
            }
        }
        if (out.untouched()) {
            out.item();
            NullFlavor.extension(Element.NONE, out);
            out.close();
        }
    }

    private static Element plan(Element policy) {
        for (Element relationship : policy.children("entryRelationship")) {
            Element plan = relationship.child("act");
            if (relationship.attribute("typeCode").equals("REFR")
                    && plan.attribute("moodCode").equals("DEF")) {
                return plan;
            }
        }
        return Element.NONE;
    }

    private static void planClass(Element plan, Context context, JsonWriter out) {
        String name = Ed.text(plan.child("text"), context);
        String value = plan.child("id").attribute("extension");
        if (!name.isEmpty() || !value.isEmpty()) {
            out.item()
                    .object("type")
                    .raw(Statuses.coding("coverage-class", "plan"))
                    .close();
            out.text("value", value.isEmpty() ? name : value).text("name", name).close();
        }
    }
}
