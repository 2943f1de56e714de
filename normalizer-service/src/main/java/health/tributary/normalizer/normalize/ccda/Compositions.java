package health.tributary.normalizer.normalize.ccda;

import static health.tributary.normalizer.normalize.ccda.entry.EntryMap.at;

import health.tributary.ccda.Element;
import health.tributary.normalizer.normalize.ccda.entry.EntryMap;
import health.tributary.normalizer.normalize.ccda.entry.Sections.Stated;
import health.tributary.normalizer.normalize.ccda.type.Cd;
import health.tributary.normalizer.normalize.ccda.type.Ii;
import health.tributary.normalizer.normalize.ccda.type.Narrative;
import health.tributary.normalizer.normalize.ccda.type.NullFlavor;
import health.tributary.normalizer.normalize.ccda.type.People;
import health.tributary.normalizer.normalize.ccda.type.Ts;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import java.util.List;
import java.util.Set;

/** The document's sections to Composition: each with its narrative and entries, so that sections of text only are read too. */
final class Compositions {
    private static final String TYPE = "Composition";
    /** Longer narratives of one document are read in the document. */
    private static final int MAX_NARRATIVE_CHARACTERS = 400_000;

    private static final Set<String> CONFIDENTIALITY = Set.of("U", "L", "M", "N", "R", "V");
    private static final EntryMap MAP = EntryMap.of("ClinicalDocument", TYPE)
            .object("identifier", at("id"), Ii::identifier)
            .object("type", at("code"), Cd::required)
            .row("date", root -> root, Compositions::date)
            .row("author#author", root -> root, Compositions::authors)
            .datum("confidentiality", at("confidentialityCode"), Compositions::confidentiality)
            .row("attester#legalAuthenticator", at("legalAuthenticator"), Compositions::attester)
            .object(
                    "custodian",
                    at("custodian", "assignedCustodian", "representedCustodianOrganization"),
                    People::organization);

    private Compositions() {}

    /** States the sections; a document without any has none to state. */
    static void put(List<Stated> sections, String encounter, Context context) {
        if (sections.isEmpty()) {
            return;
        }
        Element root = context.document().root();
        String id = Keys.id(root, "id");
        EntryDraft draft = context.assertion(TYPE, id == null ? "message|" + context.id() : "document|" + id);
        MAP.fill(root, draft, context);
        boolean signed = root.child("legalAuthenticator").isPresent();
        MAP.put("status", signed ? "\"status\":\"final\"" : "\"status\":\"preliminary\"", root, draft);
        JsonWriter out = context.json();
        String title = root.child("title").text();
        out.text("title", title.isEmpty() ? "Clinical document" : title);
        MAP.put("title", root.child("title").isPresent() ? root.child("title") : root, draft, context);
        if (!root.child("code").isPresent()) {
            out.object("type");
            NullFlavor.concept(root.child("code"), out);
            out.close();
            MAP.put("type", root, draft, context);
        }
        MAP.patient("subject", draft, context);
        if (encounter != null) {
            MAP.put("encounter", encounter, root, draft);
        }
        int room = MAX_NARRATIVE_CHARACTERS;
        for (int i = 0; i < sections.size(); i++) {
            Element section = sections.get(i).section();
            String div = Narrative.div(section.child("text"));
            if (div.length() > room) {
                context.warn(section, "the narrative is too long for the record; the document has it");
                div = "";
            }
            room -= div.length();
            section(sections.get(i), div, context);
            MAP.put("section#structuredBody/" + (i + 1), section, draft, context);
        }
    }

    private static void section(Stated stated, String div, Context context) {
        JsonWriter out = context.json();
        Element section = stated.section();
        out.item();
        out.text("title", section.child("title").text());
        out.object("code");
        Cd.concept(section.child("code"), context, out);
        out.close();
        boolean said = !div.isEmpty() || !stated.entries().isEmpty();
        if (!div.isEmpty()) {
            out.object("text").plain("status", "additional").text("div", div).close();
        }
        out.list("entry");
        for (String reference : stated.entries()) {
            out.item().plain("reference", reference).close();
        }
        out.close();
        if (stated.entries().isEmpty() && (section.has("nullFlavor") || !said)) {
            out.object("emptyReason").list("coding").item();
            out.plain("system", "http://terminology.hl7.org/CodeSystem/list-empty-reason")
                    .plain("code", "unavailable");
            out.close().close().close();
        }
        out.close();
        if (!said) {
            // FHIR knows no section without text and entries (cmp-1).
            out.reset();
        }
    }

    private static void date(Element root, Context context, JsonWriter out) {
        Ts.dateTime("date", root.child("effectiveTime"), context, out);
        if (out.untouched()) {
            NullFlavor.primitive("date", root.child("effectiveTime"), out);
        }
    }

    private static void authors(Element root, Context context, JsonWriter out) {
        for (Element author : root.children("author")) {
            out.item();
            People.assigned(author.child("assignedAuthor"), context, out);
            out.close();
        }
        if (out.untouched()) {
            out.item();
            NullFlavor.extension(Element.NONE, out);
            out.close();
        }
    }

    private static void confidentiality(String name, Element code, Context context, JsonWriter out) {
        if (CONFIDENTIALITY.contains(code.attribute("code"))) {
            out.plain(name, code.attribute("code"));
        }
    }

    private static void attester(Element authenticator, Context context, JsonWriter out) {
        out.item().plain("mode", "legal");
        Ts.dateTime("time", authenticator.child("time"), context, out);
        out.object("party");
        People.assigned(authenticator.child("assignedEntity"), context, out);
        out.close().close();
    }
}
