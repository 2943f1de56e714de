package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.contract.statement.Slot;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.vocabulary.Concept;
import health.tributary.normalizer.vocabulary.ResultMaps;
import java.util.Locale;

/** The priority of an order or a prescription, from TQ1-9 or TQ.6 (HL7 table 0485), which some senders write out. */
public final class OrderPriority {
    private OrderPriority() {}

    /** Puts the priority if it is one of FHIR's. */
    public static void put(String written, String source, String rule, EntryDraft order) {
        String code = switch (written.trim().toUpperCase(Locale.ROOT)) {
            case "STAT" -> "S";
            case "ROUTINE", "NORMAL" -> "R";
            case "ASAP" -> "A";
            default -> written.trim();
        };
        Concept priority = ResultMaps.ORDER_PRIORITY.get(code);
        if (priority != null) {
            order.put(new Slot("priority", 0, "\"priority\":\"" + priority.code() + '"', source, rule));
        }
    }
}
