package health.tributary.normalizer.normalize.ccda;

import static health.tributary.normalizer.normalize.ccda.entry.EntryMap.all;
import static health.tributary.normalizer.normalize.ccda.entry.EntryMap.at;

import health.tributary.ccda.Element;
import health.tributary.contract.statement.Slot;
import health.tributary.normalizer.normalize.ccda.entry.EntryMap;
import health.tributary.normalizer.normalize.ccda.type.Cd;
import health.tributary.normalizer.normalize.ccda.type.Ii;
import health.tributary.normalizer.normalize.ccda.type.Languages;
import health.tributary.normalizer.normalize.ccda.type.NullFlavor;
import health.tributary.normalizer.normalize.ccda.type.People;
import health.tributary.normalizer.normalize.ccda.type.Ts;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * The document as a whole to DocumentReference. Its bytes stay in the archive: the attachment's {@code url} is
 * {@code Binary/<message id>-0-<length>-all}, the message itself. A document that another one replaces is {@code superseded} whichever of them comes first.
 */
final class Documents {
    private static final String TYPE = "DocumentReference";
    /** The header of every C-CDA document. */
    private static final String US_REALM = "2.16.840.1.113883.10.20.22.1.1";

    private static final Map<String, String> RELATIONS =
            Map.of("RPLC", "replaces", "APND", "appends", "XFRM", "transforms");
    private static final String CATEGORY = "{\"coding\":[{\"system\":"
            + "\"http://hl7.org/fhir/us/core/CodeSystem/us-core-documentreference-category\",\"code\":\"clinical-note\"}]}";

    private static final EntryMap MAP = EntryMap.of("ClinicalDocument", TYPE)
            .object("masterIdentifier", at("id"), Ii::identifier)
            .list("identifier", "setId", all("setId"), Ii::identifier)
            .object("type", at("code"), Cd::required)
            .datum("date", at("effectiveTime"), Ts::instant)
            .list("author", "author", Documents::authors, People::assigned)
            .object("authenticator", at("legalAuthenticator", "assignedEntity"), People::assigned)
            .object(
                    "custodian",
                    at("custodian", "assignedCustodian", "representedCustodianOrganization"),
                    People::organization)
            .row("relatesTo#relatedDocument", root -> root, Documents::relations)
            .datum("description", at("title"), (name, title, context, out) -> out.text(name, title.text()))
            .list("securityLabel", "confidentialityCode", all("confidentialityCode"), Cd::concept);

    private Documents() {}

    /** States the document; {@code encounter} is the member that refers to its visit, or null. */
    static void put(String encounter, Context context) {
        Element root = context.document().root();
        EntryDraft draft = context.assertion(TYPE, key(root.child("id"), context));
        MAP.fill(root, draft, context);
        MAP.put("status", "\"status\":\"current\"", root, draft);
        boolean signed = root.child("legalAuthenticator").isPresent();
        MAP.put("docStatus", signed ? "\"docStatus\":\"final\"" : "\"docStatus\":\"preliminary\"", root, draft);
        MAP.put("category#code", CATEGORY, root.child("code"), draft);
        MAP.patient("subject", draft, context);
        content(root, context, context.json());
        draft.put(new Slot("content#document", 1, context.json().take(), root.path(), MAP.rule()));
        JsonWriter out = context.json();
        Element event = root.at("documentationOf", "serviceEvent");
        out.object("context");
        if (encounter != null) {
            out.list("encounter")
                    .raw(encounter.substring(encounter.indexOf('{')))
                    .close();
        }
        out.object("period");
        Ts.period(event.child("effectiveTime"), context, out);
        out.close().close();
        MAP.put("context", event.isPresent() ? event : root, draft, context);
        replaced(root, context);
    }

    // FHIR demands content: one that has not come yet has none to be had, and its own statement outranks that.
    private static void replaced(Element root, Context context) {
        for (Element related : root.children("relatedDocument")) {
            Element parent = related.child("parentDocument");
            if (related.attribute("typeCode").equals("RPLC") && Keys.id(parent, "id") != null) {
                EntryDraft old = context.assertion(TYPE, key(parent.child("id"), context));
                old.put(new Slot("status", 1, "\"status\":\"superseded\"", related.path(), MAP.rule()));
                JsonWriter out = context.json();
                out.item().object("attachment");
                NullFlavor.extension(Element.NONE, out);
                out.close().close();
                MAP.put("content#document", related, old, context);
                MAP.patient("subject", old, context);
            }
        }
    }

    private static String key(Element id, Context context) {
        return id.has("root")
                ? "document|" + id.attribute("root") + '|' + id.attribute("extension")
                : "message|" + context.id();
    }

    private static List<Element> authors(Element root) {
        return root.children("author").stream()
                .map(author -> author.child("assignedAuthor"))
                .toList();
    }

    private static void relations(Element root, Context context, JsonWriter out) {
        for (Element related : root.children("relatedDocument")) {
            String code = RELATIONS.get(related.attribute("typeCode"));
            Element id = related.at("parentDocument", "id");
            if (code != null && id.has("root")) {
                out.item().plain("code", code).object("target");
                String target =
                        context.patient().entryId(TYPE, key(id, context)).value();
                out.plain("reference", TYPE + '/' + target).close().close();
            }
        }
    }

    private static void content(Element root, Context context, JsonWriter out) {
        out.item().object("attachment").plain("contentType", "text/xml");
        String language = Languages.tag(root.child("languageCode").attribute("code"));
        out.text("language", language);
        out.plain("url", "Binary/" + context.id().value() + "-0-" + context.body().length + "-all");
        out.raw("size", Integer.toString(context.body().length));
        out.text("title", root.child("title").text());
        Ts.dateTime("creation", root.child("effectiveTime"), context, out);
        out.close();
        if (root.hasTemplate(US_REALM)) {
            boolean structured = root.at("component", "structuredBody").isPresent();
            out.object("format").plain("system", "http://ihe.net/fhir/ihe.formatcode.fhir/CodeSystem/formatcode");
            out.plain("code", "urn:hl7-org:sdwg:ccda-" + (structured ? "structuredBody" : "nonXMLBody") + ":2.1");
            out.close();
        }
        out.close();
        unstructured(root.at("component", "nonXMLBody", "text"), context, out);
    }

    /** A body that is no XML: embedded in the document, or elsewhere. */
    private static void unstructured(Element text, Context context, JsonWriter out) {
        String reference = text.child("reference").attribute("value");
        out.item().object("attachment");
        if (text.isPresent()) {
            out.text("contentType", text.attribute("mediaType"));
        }
        if (!reference.isEmpty()) {
            out.text("url", reference);
        } else if (text.attribute("representation").equals("B64")) {
            int[] range = EmbeddedBody.range(context.body(), text.text());
            if (range == null) {
                context.warn(text, "the embedded body is not found byte by byte; the document has it");
            } else {
                out.plain("url", "Binary/" + context.id().value() + '-' + range[0] + '-' + range[1] + "-b64");
            }
        } else if (!text.text().isEmpty()) {
            context.warn(text, "a body that is plain text is read in the document");
        }
        out.close().close();
    }

    /** Where base64 stands in the document's bytes: from its first line to the next tag. */
    private static final class EmbeddedBody {
        private static final int MIN_LINE = 8;

        private EmbeddedBody() {}

        static int[] range(byte[] body, String text) {
            int blank = text.indexOf(' ');
            byte[] first = (blank < 0 ? text : text.substring(0, blank)).getBytes(StandardCharsets.US_ASCII);
            if (first.length < MIN_LINE) {
                return null;
            }
            int start = indexOf(body, first, indexOf(body, "nonXMLBody".getBytes(StandardCharsets.US_ASCII), 0));
            int end = start;
            while (start >= 0 && end < body.length && body[end] != '<' && body[end] != ']') {
                end++;
            }
            return start < 0 ? null : new int[] {start, end - start};
        }

        private static int indexOf(byte[] body, byte[] wanted, int from) {
            for (int i = Math.max(from, 0); i <= body.length - wanted.length; i++) {
                int at = 0;
                while (at < wanted.length && body[i + at] == wanted[at]) {
                    at++;
                }
                if (at == wanted.length) {
                    return i;
                }
            }
            return -1;
        }
    }
}
