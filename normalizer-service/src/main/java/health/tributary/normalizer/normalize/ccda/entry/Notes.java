package health.tributary.normalizer.normalize.ccda.entry;

import static health.tributary.normalizer.normalize.ccda.entry.EntryMap.all;
import static health.tributary.normalizer.normalize.ccda.entry.EntryMap.at;

import health.tributary.ccda.Element;
import health.tributary.normalizer.normalize.ccda.Context;
import health.tributary.normalizer.normalize.ccda.type.Cd;
import health.tributary.normalizer.normalize.ccda.type.Ed;
import health.tributary.normalizer.normalize.ccda.type.Ii;
import health.tributary.normalizer.normalize.ccda.type.People;
import health.tributary.normalizer.normalize.ccda.type.Ts;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Note Activity to DocumentReference, with the note's text as its attachment. */
final class Notes {
    private static final String TYPE = "DocumentReference";
    /** Longer notes are read in the document. */
    private static final int MAX_CHARACTERS = 100_000;

    private static final EntryMap MAP = EntryMap.of("NoteActivity", TYPE)
            .list("identifier", "id", all("id"), Ii::identifier)
            .object("type", at("code"), Cd::concept)
            .datum("date", entry -> Templates.author(entry).child("time"), Ts::instant)
            .list("author", "author", Notes::authors, People::assigned)
            .object("context", at("effectiveTime"), (time, context, out) -> {
                out.object("period");
                Ts.period(time, context, out);
                out.close();
            });

    private Notes() {}

    /** States a note; one without text is none. */
    static void put(Element entry, Context context) {
        Element text = entry.child("text");
        String said = Ed.text(text, context);
        if (said.isEmpty()) {
            context.warn(entry, "a note without text; left out");
            return;
        }
        if (said.length() > MAX_CHARACTERS) {
            context.warn(text, "a note that is too long for the record; the document has it");
            return;
        }
        EntryDraft draft = context.assertion(TYPE, context.keys().of(entry));
        MAP.fill(entry, draft, context);
        String status =
                entry.child("statusCode").attribute("code").equals("nullified") ? "entered-in-error" : "current";
        MAP.put("status", "\"status\":\"" + status + '"', entry, draft);
        MAP.patient("subject", draft, context);
        attachment(text, said, context.json());
        MAP.put("content#text", text, draft, context);
    }

    private static void attachment(Element text, String said, JsonWriter out) {
        boolean embedded = text.attribute("representation").equals("B64");
        String data = embedded
                ? said.replace(" ", "")
                : Base64.getEncoder().encodeToString(said.getBytes(StandardCharsets.UTF_8));
        String type = embedded && text.has("mediaType") ? text.attribute("mediaType") : "text/plain;charset=utf-8";
        out.item()
                .object("attachment")
                .text("contentType", type)
                .text("data", data)
                .close()
                .close();
    }

    private static List<Element> authors(Element entry) {
        return entry.children("author").stream()
                .map(author -> author.child("assignedAuthor"))
                .toList();
    }
}
