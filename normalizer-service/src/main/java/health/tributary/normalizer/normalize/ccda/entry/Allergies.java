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
import health.tributary.normalizer.normalize.ccda.type.Ts;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import java.util.List;
import java.util.Map;

/** Allergy Concern Act and Allergy - Intolerance Observation to AllergyIntolerance. */
final class Allergies {
    private static final String TYPE = "AllergyIntolerance";
    private static final String OBSERVATION = "7";
    private static final EntryMap MAP = EntryMap.of("AllergyObservation", TYPE)
            .list("identifier", "id", all("id"), Ii::identifier)
            .row("type", at("value"), (value, context, out) -> type(kind(value, 0), out))
            .row("category#value", at("value"), (value, context, out) -> category(kind(value, 1), out))
            .row("criticality", entry -> Templates.observation(entry, "145", "82606-5"), Allergies::criticality)
            .choice("onset[x]", "onsetDateTime", entry -> Ts.start(entry.child("effectiveTime")), Ts::dateTime)
            .datum("recordedDate", entry -> Templates.author(entry).child("time"), Ts::dateTime)
            .object("recorder", entry -> Templates.author(entry).child("assignedAuthor"), People::practitioner)
            .list("note", "comment", Templates::comments, Ed::annotation)
            .row("reaction#entryRelationship", entry -> entry, Allergies::reactions);

    /** Allergy and Intolerance Type (SNOMED CT): FHIR's type and category; a blank where it tells none. */
    private static final Map<String, String[]> KINDS = Map.ofEntries(
            Map.entry("419199007", new String[] {"allergy", ""}),
            Map.entry("416098002", new String[] {"allergy", "medication"}),
            Map.entry("414285001", new String[] {"allergy", "food"}),
            Map.entry("426232007", new String[] {"allergy", "environment"}),
            Map.entry("232347008", new String[] {"allergy", "environment"}),
            Map.entry("420134006", new String[] {"", ""}),
            Map.entry("418038007", new String[] {"", ""}),
            Map.entry("419511003", new String[] {"", "medication"}),
            Map.entry("418471000", new String[] {"", "food"}),
            Map.entry("59037007", new String[] {"intolerance", "medication"}),
            Map.entry("235719002", new String[] {"intolerance", "food"}));

    /** What is denied as a whole, by the type that is denied: "no known allergies" is a code of its own (C-CDA on FHIR, no known allergies). */
    private static final Map<String, String> NONE_KNOWN = Map.of(
            "419199007", coding("716186003", "No known allergy"),
            "420134006", coding("716186003", "No known allergy"),
            "416098002", coding("409137002", "No known drug allergy"),
            "419511003", coding("409137002", "No known drug allergy"),
            "414285001", coding("429625007", "No known food allergy"),
            "418471000", coding("429625007", "No known food allergy"),
            "426232007", coding("428607008", "No known environmental allergy"));

    /** Substances that name no substance: with them a whole kind is denied. */
    private static final List<String> ANY_SUBSTANCE = List.of("105590001", "410942007", "762766007", "115556009");

    private static final Map<String, String> SEVERITIES = Map.of(
            "255604002", "mild",
            "371923003", "moderate",
            "6736007", "moderate",
            "371924009", "severe",
            "24484000", "severe",
            "399166001", "severe");

    private Allergies() {}

    /** A concern about allergies: each of them; or one that stands by itself. */
    static void put(Element entry, Context context) {
        if (entry.name().equals("observation")) {
            allergy(entry, Element.NONE, context);
            return;
        }
        for (Element observation : Templates.related(entry, "observation")) {
            if (Templates.is(observation, OBSERVATION) || substance(observation).isPresent()) {
                allergy(observation, entry.child("statusCode"), context);
            }
        }
    }

    private static void allergy(Element observation, Element concern, Context context) {
        Element value = observation.child("value");
        boolean noneKnown = Templates.negated(observation) && deniesAll(observation);
        EntryDraft allergy = context.assertion(TYPE, context.keys().of(observation));
        MAP.fill(observation, allergy, context);
        boolean refuted = Templates.negated(observation) && !noneKnown;
        MAP.put("clinicalStatus", clinical(status(observation, concern)), statusPlace(observation, concern), allergy);
        MAP.put("verificationStatus", verification(refuted ? "refuted" : "confirmed"), observation, allergy);
        code(observation, value, noneKnown, context);
        MAP.put("code", substance(observation).isPresent() ? substance(observation) : value, allergy, context);
        MAP.patient("patient", allergy, context);
        warnOfSeverity(observation, context);
    }

    private static void code(Element observation, Element value, boolean noneKnown, Context context) {
        JsonWriter out = context.json();
        out.object("code");
        if (noneKnown) {
            String known = NONE_KNOWN.get(value.attribute("code"));
            out.list("coding")
                    .raw(known == null ? NONE_KNOWN.get("419199007") : known)
                    .close();
            out.text("text", Ed.text(observation.child("text"), context));
        } else {
            Element substance = substance(observation);
            Element named = substance.parent().child("name");
            if (Cd.says(substance)) {
                Cd.concept(substance, context, out);
            } else if (named.isPresent()) {
                out.text("text", named.text());
            } else if (Cd.says(value) && KINDS.get(value.attribute("code")) == null) {
                Cd.concept(value, context, out);
            } else {
                NullFlavor.concept(substance, out);
            }
        }
        out.close();
    }

    private static boolean deniesAll(Element observation) {
        Element substance = substance(observation);
        boolean named = Cd.says(substance) || substance.parent().child("name").isPresent();
        return !named || ANY_SUBSTANCE.contains(substance.attribute("code"));
    }

    private static Element substance(Element observation) {
        for (Element participant : observation.children("participant")) {
            Element code = participant.at("participantRole", "playingEntity", "code");
            if (code.isPresent()) {
                return code;
            }
        }
        return Element.NONE;
    }

    // The observation of the status says it; else an end; else whether the concern is still tracked.
    private static String status(Element observation, Element concern) {
        String stated = Statuses.clinical(
                Templates.observation(observation, "28", "33999-4").child("value"));
        if (stated != null) {
            return stated.equals("active") || stated.equals("resolved") ? stated : "inactive";
        }
        if (observation.at("effectiveTime", "high").has("value")) {
            return "resolved";
        }
        String code = concern.attribute("code");
        return code.isEmpty() || code.equals("active") ? "active" : "inactive";
    }

    private static Element statusPlace(Element observation, Element concern) {
        Element stated = Templates.observation(observation, "28", "33999-4").child("value");
        return stated.isPresent() ? stated : concern.isPresent() ? concern : observation;
    }

    private static void type(String type, JsonWriter out) {
        out.text("type", type);
    }

    private static void category(String category, JsonWriter out) {
        out.textItem(category);
    }

    private static String kind(Element value, int which) {
        String[] kinds = KINDS.get(Cd.in(value, Cd.SNOMED));
        return kinds == null ? "" : kinds[which];
    }

    private static void criticality(Element observation, Context context, JsonWriter out) {
        switch (observation.child("value").attribute("code")) {
            case "CRITH" -> out.plain("criticality", "high");
            case "CRITL" -> out.plain("criticality", "low");
            case "CRITU" -> out.plain("criticality", "unable-to-assess");
            default -> context.warn(observation.child("value"), "a criticality that FHIR does not know; left out");
        }
    }

    private static void reactions(Element allergy, Context context, JsonWriter out) {
        for (Element relationship : allergy.children("entryRelationship")) {
            for (Element reaction : relationship.children("observation")) {
                if (Templates.is(reaction, "9")
                        || relationship.attribute("typeCode").equals("MFST")) {
                    reaction(reaction, severity(reaction), context, out);
                }
            }
        }
    }

    private static void reaction(Element reaction, Element severity, Context context, JsonWriter out) {
        Element value = reaction.child("value");
        boolean said = Cd.says(value) || reaction.child("text").isPresent();
        if (!said) {
            context.warn(reaction, "a reaction that is not named; left out");
            return;
        }
        out.item().list("manifestation").item();
        if (Cd.says(value)) {
            Cd.concept(value, context, out);
        } else {
            out.text("text", Ed.text(reaction.child("text"), context));
        }
        out.close().close();
        if (!out.untouched()) {
            Ts.dateTime("onset", Ts.start(reaction.child("effectiveTime")), context, out);
            out.text("severity", SEVERITIES.getOrDefault(severity.attribute("code"), ""));
        }
        out.close();
    }

    private static Element severity(Element within) {
        return Templates.observation(within, "8", "SEV").child("value");
    }

    // R4 grades reactions only; a severity of the allergy itself has no place there (and C-CDA gave it up).
    private static void warnOfSeverity(Element allergy, Context context) {
        Element severity = severity(allergy);
        if (severity.isPresent()) {
            context.warn(severity, "FHIR grades reactions, not allergies; left out");
        }
    }

    private static String clinical(String code) {
        return Statuses.concept("clinicalStatus", "allergyintolerance-clinical", code);
    }

    private static String verification(String code) {
        return Statuses.concept("verificationStatus", "allergyintolerance-verification", code);
    }

    private static String coding(String code, String display) {
        return "{\"system\":\"http://snomed.info/sct\",\"code\":\"" + code + "\",\"display\":\"" + display + "\"}";
    }
}
