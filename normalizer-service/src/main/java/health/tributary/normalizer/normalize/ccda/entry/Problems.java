package health.tributary.normalizer.normalize.ccda.entry;

import static health.tributary.normalizer.normalize.ccda.entry.EntryMap.all;
import static health.tributary.normalizer.normalize.ccda.entry.EntryMap.at;

import health.tributary.ccda.Element;
import health.tributary.contract.EntryId;
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
import java.util.ArrayList;
import java.util.List;

/** Problem Concern Act, Problem Observation and the diagnoses of visits to Condition. */
final class Problems {
    static final String TYPE = "Condition";
    static final String PROBLEM_LIST = "problem-list-item";
    static final String DIAGNOSIS = "encounter-diagnosis";
    static final String HEALTH_CONCERN = "health-concern";

    private static final String ANY_PROBLEM = "55607006";
    private static final EntryMap MAP = EntryMap.of("ProblemObservation", TYPE)
            .list("identifier", "id", all("id"), Ii::identifier)
            .object(
                    "severity",
                    entry -> Templates.observation(entry, "8", "SEV").child("value"),
                    Cd::concept)
            .list("bodySite", "targetSiteCode", all("targetSiteCode"), Cd::concept)
            .choiceObject(
                    "onset[x]",
                    "onsetAge",
                    entry -> Templates.observation(entry, "31", "445518008").child("value"),
                    Pq::duration)
            .when(entry -> !Ts.start(entry.child("effectiveTime")).has("value"))
            .choice("onset[x]", "onsetDateTime", entry -> Ts.start(entry.child("effectiveTime")), Ts::dateTime)
            .row("abatement[x]", at("effectiveTime", "high"), Problems::abatement)
            .when(Problems::ended)
            .datum("recordedDate", entry -> Templates.author(entry).child("time"), Ts::dateTime)
            .object("recorder", entry -> Templates.author(entry).child("assignedAuthor"), People::practitioner)
            .list("note", "comment", Templates::comments, Ed::annotation);

    private Problems() {}

    /** A concern, or a diagnosis with its observation, or a problem by itself; the Conditions that were stated. */
    static List<EntryId> put(Element entry, String category, String encounter, Context context) {
        if (entry.name().equals("observation")) {
            return List.of(problem(entry, Element.NONE, category, encounter, context));
        }
        Element concern = Templates.is(entry, "3") ? entry.child("statusCode") : Element.NONE;
        List<EntryId> stated = new ArrayList<>();
        for (Element observation : Templates.related(entry, "observation")) {
            if (Templates.is(observation, "4") || observation.child("value").has("code")) {
                stated.add(problem(observation, concern, category, encounter, context));
            }
        }
        return stated;
    }

    private static EntryId problem(
            Element observation, Element concern, String category, String encounter, Context context) {
        EntryDraft condition = context.assertion(TYPE, context.keys().of(observation));
        MAP.fill(observation, condition, context);
        Element value = observation.child("value");
        boolean noneKnown = Templates.negated(observation) && !specific(value);
        String status = status(observation, concern);
        MAP.put(
                "clinicalStatus",
                Statuses.concept("clinicalStatus", "condition-clinical", status),
                observation,
                condition);
        if (status.equals("active") || status.equals("recurrence") || status.equals("relapse")) {
            MAP.put("abatement[x]", null, observation, condition);
        }
        String verified = Templates.negated(observation) && !noneKnown ? "refuted" : "confirmed";
        MAP.put(
                "verificationStatus",
                Statuses.concept("verificationStatus", "condition-ver-status", verified),
                observation,
                condition);
        MAP.put("category#section", category(category), observation, condition);
        code(observation, value, noneKnown, context);
        MAP.put("code", value.isPresent() ? value : observation, condition, context);
        MAP.patient("subject", condition, context);
        if (encounter != null) {
            MAP.put("encounter", encounter, observation, condition);
        }
        return condition.entry();
    }

    private static void code(Element observation, Element value, boolean noneKnown, Context context) {
        JsonWriter out = context.json();
        out.object("code");
        if (noneKnown) {
            out.list("coding").item().plain("system", "http://snomed.info/sct").plain("code", "160245001");
            out.plain("display", "No current problems or disability").close().close();
            out.text("text", Ed.text(observation.child("text"), context));
        } else if (Cd.says(value)) {
            Cd.concept(value, context, out);
        } else {
            int before = out.length();
            out.text(
                    "text",
                    value.isPresent() && !value.text().isEmpty()
                            ? value.text()
                            : Ed.text(observation.child("text"), context));
            if (out.length() == before) {
                NullFlavor.concept(value, out);
            }
        }
        out.close();
    }

    private static boolean specific(Element value) {
        return Cd.says(value) && !value.attribute("code").equals(ANY_PROBLEM);
    }

    // The observation of the status says it; else an end; else whether the concern is still tracked.
    private static String status(Element observation, Element concern) {
        boolean ended = ended(observation);
        String stated = Statuses.clinical(
                Templates.observation(observation, "6", "33999-4").child("value"));
        if (stated != null) {
            return ended && stated.equals("active") ? "resolved" : stated;
        }
        if (ended) {
            return "resolved";
        }
        String code = concern.attribute("code");
        return code.isEmpty() || code.equals("active") ? "active" : "inactive";
    }

    /** C-CDA: an end that is unknown ends a problem too; one of which nothing is said does not. */
    private static boolean ended(Element observation) {
        Element high = observation.at("effectiveTime", "high");
        return high.has("value") || high.attribute("nullFlavor").equals("UNK");
    }

    /** An end; an end that is known to be and not known when says that, because it is what makes the problem a past one. */
    private static void abatement(Element high, Context context, JsonWriter out) {
        int before = out.length();
        Ts.dateTime("abatementDateTime", high, context, out);
        if (out.length() == before) {
            NullFlavor.primitive("abatementDateTime", high, out);
        }
    }

    private static String category(String code) {
        return code.equals(HEALTH_CONCERN)
                ? "{\"coding\":[{\"system\":\"http://hl7.org/fhir/us/core/CodeSystem/condition-category\",\"code\":\""
                        + code + "\"}]}"
                : '{' + Statuses.coding("condition-category", code) + '}';
    }
}
