package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.contract.statement.Slot;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.type.Extensions;
import health.tributary.normalizer.vocabulary.Concept;
import health.tributary.normalizer.vocabulary.ConceptMap;
import health.tributary.normalizer.vocabulary.DocumentMaps;
import java.util.Locale;

/**
 * DocumentReference.status and docStatus from the event, TXA-19 (HL7 table 0273) and TXA-17 (0271). A cancelled document (T11) was entered in
 * error; else TXA-19 says it; where that is empty the document is current, with rank 0, so that a notification which says nothing of it
 * makes no replaced document current again.
 */
public final class DocumentStatus {
    private static final String RULE = TxaDocumentReference.MAP.rule();

    private DocumentStatus() {}

    /** Whether the event cancels its document (chapter 9, section 9.6.11). */
    public static boolean cancels(String event) {
        return event.equals("T11");
    }

    /** Puts both statuses. */
    public static void put(String event, Segment txa, EntryDraft document, Context context) {
        String place = txa.location().toString();
        if (cancels(event)) {
            document.put(new Slot("status", 1, "\"status\":\"entered-in-error\"", "MSH-9", RULE));
            document.put(new Slot("docStatus", 1, "\"docStatus\":\"entered-in-error\"", "MSH-9", RULE));
            return;
        }
        String availability = txa.text(19).trim().toUpperCase(Locale.ROOT);
        Concept available = mapped(DocumentMaps.AVAILABILITY, availability, place + "-19", context);
        document.put(
                available == null
                        ? new Slot("status", 0, "\"status\":\"current\"", place + "-19", RULE)
                        : new Slot("status", 1, status(available, availability), place + "-19", RULE));
        Concept complete = mapped(DocumentMaps.COMPLETION, txa.text(17).trim(), place + "-17", context);
        if (complete != null) {
            boolean amended = complete.code().equals("final") && edits(event);
            String code = amended ? "amended" : complete.code();
            document.put(new Slot("docStatus", 1, "\"docStatus\":\"" + code + '"', place + "-17", RULE));
        }
    }

    /** Puts that a document was replaced by another one. */
    public static void supersede(EntryDraft document, Segment txa) {
        document.put(new Slot("status", 1, "\"status\":\"superseded\"", txa.location() + "-13", RULE));
    }

    private static boolean edits(String event) {
        return event.equals("T07") || event.equals("T08");
    }

    /** The status, with the code that was sent where FHIR's says less. */
    private static String status(Concept status, String sent) {
        String json = "\"status\":\"" + status.code() + '"';
        return sent.equals("AV")
                ? json
                : json + ",\"_status\":{\"extension\":[{\"url\":\"" + Extensions.ALTERNATE_CODES
                        + "\",\"valueCodeableConcept\":{\"coding\":[{\"system\":"
                        + "\"http://terminology.hl7.org/CodeSystem/v2-0273\",\"code\":\"" + sent + "\"}]}}]}";
    }

    private static Concept mapped(ConceptMap map, String code, String place, Context context) {
        Concept mapped = map.get(code);
        if (mapped == null && !code.isEmpty()) {
            context.warn(place, "no code of HL7 table " + map.table() + " that is mapped");
        }
        return mapped;
    }
}
