package health.tributary.normalizer.normalize.ccda.entry;

import static health.tributary.normalizer.normalize.ccda.entry.EntryMap.all;
import static health.tributary.normalizer.normalize.ccda.entry.EntryMap.at;

import health.tributary.ccda.Element;
import health.tributary.contract.EntryId;
import health.tributary.contract.statement.Slot;
import health.tributary.normalizer.normalize.ccda.Context;
import health.tributary.normalizer.normalize.ccda.type.Cd;
import health.tributary.normalizer.normalize.ccda.type.Ed;
import health.tributary.normalizer.normalize.ccda.type.Ii;
import health.tributary.normalizer.normalize.ccda.type.NullFlavor;
import health.tributary.normalizer.normalize.ccda.type.People;
import health.tributary.normalizer.normalize.ccda.type.Pq;
import health.tributary.normalizer.normalize.ccda.type.Ts;
import health.tributary.normalizer.normalize.ccda.type.Value;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import java.util.ArrayList;
import java.util.List;

/** Observations of all kinds of sections to Observation. */
final class Observations {
    static final String TYPE = "Observation";
    static final String LABORATORY = category("laboratory");
    static final String VITAL_SIGNS = category("vital-signs");
    static final String SOCIAL_HISTORY = category("social-history");
    static final String PROCEDURE = category("procedure");
    static final String SURVEY = category("survey");
    static final String EXAM = category("exam");

    private static final EntryMap MAP = EntryMap.of("Observation", TYPE)
            .list("identifier", "id", all("id"), Ii::identifier)
            .object("code", at("code"), Cd::required)
            .row(
                    "effective[x]",
                    at("effectiveTime"),
                    (time, context, out) -> Ts.choice("effective", time, context, out))
            .list("performer", "performer", Observations::performers, People::assigned)
            .list("interpretation", "interpretationCode", all("interpretationCode"), Cd::concept)
            .list("note", "comment", Templates::comments, Ed::annotation)
            .object("bodySite", at("targetSiteCode"), Cd::concept)
            .object("method", at("methodCode"), Cd::concept)
            .row("referenceRange#referenceRange", entry -> entry, Observations::ranges);

    private Observations() {}

    /** States an observation, those that it is made of, and the equipment that it names. */
    static EntryId put(Element observation, String category, Context context) {
        EntryDraft draft = context.assertion(TYPE, context.keys().of(observation));
        fill(observation, category, draft, context);
        List<EntryId> parts = new ArrayList<>();
        for (Element relationship : observation.children("entryRelationship")) {
            for (Element part : relationship.children("observation")) {
                if (isPart(part)) {
                    parts.add(put(part, category, context));
                }
            }
        }
        for (Element supply : Templates.related(observation, "supply")) {
            Devices.put(supply, context);
        }
        if (!parts.isEmpty()) {
            MAP.put("hasMember#entryRelationship", references(parts), observation, draft);
        }
        return draft.entry();
    }

    /** References to Observations as items. */
    static String references(List<EntryId> observations) {
        StringBuilder items = new StringBuilder();
        for (EntryId each : observations) {
            items.append(items.length() == 0 ? "" : ",")
                    .append("{\"reference\":\"Observation/")
                    .append(each.value())
                    .append("\"}");
        }
        return items.toString();
    }

    private static void fill(Element observation, String category, EntryDraft draft, Context context) {
        MAP.fill(observation, draft, context);
        if (!observation.child("code").isPresent()) {
            context.json().object("code");
            NullFlavor.concept(observation.child("code"), context.json());
            context.json().close();
            MAP.put("code", observation, draft, context);
        }
        Element code = observation.child("statusCode");
        String status = Statuses.of(observation, Statuses.OBSERVATION, "unknown");
        int rank = rank(status);
        Element place = code.isPresent() ? code : observation;
        draft.put(new Slot("status", rank, "\"status\":\"" + status + '"', place.path(), MAP.rule()));
        MAP.put("category#section", category, observation, draft);
        MAP.patient("subject", draft, context);
        value(observation, rank, draft, context);
    }

    /** A final result is not covered by a preliminary one, whenever that comes. */
    static int rank(String status) {
        return status.equals("preliminary") || status.equals("registered") || status.equals("unknown") ? 0 : 1;
    }

    // A value that is not there is said to be absent only where its sender said so: a panel has none.
    private static void value(Element observation, int rank, EntryDraft draft, Context context) {
        List<Element> values = observation.children("value");
        Element value = values.isEmpty() ? Element.NONE : values.get(0);
        JsonWriter out = context.json();
        Value.write(value, context, out);
        String json = out.take();
        if (json != null) {
            draft.put(new Slot("value[x]", rank, json, value.path(), MAP.rule()));
            draft.put(new Slot("dataAbsentReason", rank, null, value.path(), MAP.rule()));
        } else if (value.has("nullFlavor")) {
            out.object("dataAbsentReason");
            NullFlavor.concept(value, out);
            out.close();
            draft.put(new Slot("dataAbsentReason", rank, out.take(), value.path(), MAP.rule()));
            draft.put(new Slot("value[x]", rank, null, value.path(), MAP.rule()));
        }
        for (int i = 1; i < values.size(); i++) {
            context.warn(values.get(i), "an observation has one value; this one is left out");
        }
    }

    private static List<Element> performers(Element observation) {
        List<Element> performers = new ArrayList<>();
        for (Element performer : observation.children("performer")) {
            performers.add(performer.child("assignedEntity"));
        }
        if (performers.isEmpty()) {
            Element author = Templates.author(observation).child("assignedAuthor");
            return author.isPresent() ? List.of(author) : List.of();
        }
        return performers;
    }

    private static boolean isPart(Element observation) {
        return Templates.is(observation, "86")
                || Templates.is(observation, "2")
                || observation.hasTemplate("2.16.840.1.113883.10.20.15.3.1");
    }

    private static void ranges(Element observation, Context context, JsonWriter out) {
        for (Element range : observation.children("referenceRange")) {
            Element said = range.child("observationRange");
            Element value = said.child("value");
            out.item();
            bound("low", value.child("low"), context, out);
            bound("high", value.child("high"), context, out);
            out.object("type");
            Cd.concept(said.child("interpretationCode"), context, out);
            out.close();
            String text = Ed.text(said.child("text"), context);
            out.text("text", text.isEmpty() && !value.child("low").isPresent() ? value.text() : text);
            out.close();
        }
    }

    private static void bound(String name, Element bound, Context context, JsonWriter out) {
        out.object(name);
        Pq.quantity(bound, context, out);
        out.close();
    }

    private static String category(String code) {
        return '{' + Statuses.coding("observation-category", code) + '}';
    }

    /** A category that US Core adds to FHIR's. */
    static String usCore(String code) {
        return "{\"coding\":[{\"system\":\"http://hl7.org/fhir/us/core/CodeSystem/us-core-category\",\"code\":\"" + code
                + "\"}]}";
    }
}
