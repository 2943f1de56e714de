package health.tributary.normalizer.normalize.hl7v2.message.document;

import health.tributary.contract.EntryId;
import health.tributary.contract.statement.Slot;
import health.tributary.hl7v2.Repetition;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.message.observation.Documents;
import health.tributary.normalizer.normalize.hl7v2.message.request.OrderMentions;
import health.tributary.normalizer.normalize.hl7v2.message.request.ServiceRequests;
import health.tributary.normalizer.normalize.hl7v2.message.visit.Encounters;
import health.tributary.normalizer.normalize.hl7v2.segment.DocumentStatus;
import health.tributary.normalizer.normalize.hl7v2.segment.TxaDocumentReference;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.normalize.hl7v2.type.Ei;
import health.tributary.normalizer.normalize.hl7v2.type.Extensions;
import health.tributary.normalizer.normalize.hl7v2.type.Reference;
import health.tributary.normalizer.vocabulary.MediaTypes;
import java.util.ArrayList;
import java.util.List;

/** A document of MDM: TXA, what it belongs to and replaces, and its content. */
final class MedicalDocuments {
    private static final String TYPE = Documents.TYPE;
    private static final String RULE = TxaDocumentReference.MAP.rule();
    private static final String CONTENT = "content#OBX-5";

    private MedicalDocuments() {}

    /**
     * States a document.
     *
     * @param after the segments after TXA
     * @param orders the orders that the message states
     * @param visit the visit, or null
     */
    static void put(
            String event, Segment txa, List<Segment> after, List<EntryId> orders, EntryId visit, Context context) {
        String number = Ei.key(Composite.of(txa.field(12)), context);
        String key = number == null ? described(txa, context) : number(number);
        if (key == null) {
            context.warn(txa.location().toString(), "a document without number, file, type or time; left out");
            return;
        }
        EntryDraft document = begun(key, txa, context);
        TxaDocumentReference.MAP.fill(txa, document, context);
        DocumentStatus.put(event, txa, document, context);
        context(document, orders.isEmpty() ? mentioned(txa, context) : orders, visit);
        String parent = Ei.key(Composite.of(txa.field(13)), context);
        boolean ofOther = parent != null && !parent.equals(number);
        content(event, txa, after, ofOther, document, context);
        if (ofOther) {
            relate(event, txa, number(parent), document, context);
        }
    }

    private static String number(String number) {
        return "document|" + number;
    }

    /** What tells a document without a unique number from others: its order, its file, else what and when it is. */
    private static String described(Segment txa, Context context) {
        String filler = Ei.key(Composite.of(txa.field(15)), context);
        if (filler != null) {
            return "filler|" + filler;
        }
        String file = txa.field(16).wholeText().strip();
        if (!file.isEmpty()) {
            return "file|" + file;
        }
        String type = Cwe.key(Composite.of(txa.field(2)), context);
        String time =
                txa.field(6).isPresent() ? txa.text(6).trim() : txa.text(4).trim();
        return type == null || time.isEmpty() ? null : "time|" + time + '|' + type;
    }

    /** A document with what FHIR demands of it: content, though it be not at hand, with rank 0. */
    private static EntryDraft begun(String key, Segment txa, Context context) {
        EntryDraft document =
                context.patient().assertion(TYPE, context.patient().entryId(TYPE, key), context.stated());
        document.put(context.about("subject", RULE));
        document.put(new Slot(CONTENT, 0, absent("unknown", txa), txa.location() + "-3", RULE));
        return document;
    }

    private static String absent(String reason, Segment txa) {
        String type = mediaType(txa.text(3).trim());
        return "{\"attachment\":{\"extension\":[{\"url\":\"" + Extensions.DATA_ABSENT_REASON + "\",\"valueCode\":\""
                + reason + "\"}]" + (type.isEmpty() ? "" : ",\"contentType\":\"" + type + '"') + "}}";
    }

    /** TXA-3 (HL7 table 0191) where it tells more than that it is a document. */
    private static String mediaType(String presentation) {
        String type = MediaTypes.of(presentation, "");
        return switch (presentation) {
            case "TX", "FT", "TEXT" -> "text/plain";
            default -> type.equals(MediaTypes.UNKNOWN) ? "" : type;
        };
    }

    private static void content(
            String event, Segment txa, List<Segment> after, boolean ofOther, EntryDraft document, Context context) {
        if (DocumentStatus.cancels(event)) {
            document.put(new Slot(CONTENT, 1, absent("masked", txa), "MSH-9", RULE));
            return;
        }
        String items = DocumentContent.of(after, context);
        if (items != null) {
            // An addendum under its document's own number adds to the content; it must not replace it.
            boolean adds = appends(event) && !ofOther;
            String slot = adds ? CONTENT + '/' + context.id().value() : CONTENT;
            document.put(new Slot(slot, 1, items, DocumentContent.place(after), Documents.RULE));
        }
    }

    /** TXA-13: a replacement supersedes its parent, an addendum is one of its own beside it. */
    private static void relate(String event, Segment txa, String parentKey, EntryDraft document, Context context) {
        boolean replaces = event.equals("T09") || event.equals("T10");
        if (!replaces && !appends(event)) {
            return;
        }
        EntryDraft parent = begun(parentKey, txa, context);
        if (replaces) {
            DocumentStatus.supersede(parent, txa);
        } else {
            parent.put(new Slot("status", 0, "\"status\":\"current\"", txa.location() + "-13", RULE));
        }
        JsonWriter out = context.json();
        out.object("masterIdentifier");
        Ei.identifier(Composite.of(txa.field(13)), context, out);
        parent.put(new Slot("masterIdentifier", 0, out.close().take(), txa.location() + "-13", RULE));
        String target = "{\"code\":\"" + (replaces ? "replaces" : "appends") + "\","
                + Reference.member("target", TYPE, parent.entry()) + '}';
        document.put(new Slot("relatesTo#TXA-13", 0, target, txa.location() + "-13", RULE));
    }

    private static boolean appends(String event) {
        return event.equals("T05") || event.equals("T06");
    }

    /** The orders of TXA-14 and TXA-15, where the message has no ORC. */
    private static List<EntryId> mentioned(Segment txa, Context context) {
        List<EntryId> orders = new ArrayList<>(1);
        List<Repetition> placers = txa.field(14).repetitions();
        // The one filler number belongs to the one placer number; of several, nobody says to which.
        Composite filler = Composite.nth(txa.field(15).repetitions(), placers.size() > 1 ? 2 : 1);
        for (int i = 1; i <= Math.max(1, placers.size()); i++) {
            EntryDraft order = OrderMentions.put(Composite.nth(placers, i), filler, RULE, context);
            if (order != null) {
                orders.add(order.entry());
            }
        }
        return orders;
    }

    private static void context(EntryDraft document, List<EntryId> orders, EntryId visit) {
        if (visit != null) {
            document.put(new Slot(
                    "context.encounter",
                    0,
                    "\"encounter\":[" + Reference.to(Encounters.TYPE, visit) + ']',
                    "PV1-19",
                    RULE));
        }
        StringBuilder related = new StringBuilder();
        for (EntryId order : orders) {
            related.append(related.length() == 0 ? "" : ",").append(Reference.to(ServiceRequests.TYPE, order));
        }
        if (related.length() > 0) {
            document.put(new Slot("context.related", 0, "\"related\":[" + related + ']', "TXA-14", RULE));
        }
    }
}
