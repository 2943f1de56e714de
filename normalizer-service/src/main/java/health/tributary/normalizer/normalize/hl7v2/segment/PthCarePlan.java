package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.contract.statement.Slot;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.normalize.hl7v2.type.Dtm;
import health.tributary.normalizer.normalize.hl7v2.type.Ei;
import java.util.Locale;

/** PTH[CarePlan]: a clinical pathway. There is no official table; this is the project's own. */
public final class PthCarePlan {
    public static final SegmentMap MAP = SegmentMap.of("PTH", "CarePlan")
            .list(2, "category", Cwe::concept)
            .datum(2, "title", Cwe::string)
            .list(3, "identifier", Ei::identifier)
            .member(4, "period", "start", Dtm::dateTime);

    private PthCarePlan() {}

    /** CarePlan.status from PTH-5, in codes that are the site's own; where it says none, active of rank 0. */
    public static void putStatus(Segment pth, EntryDraft plan, Context context) {
        String status = status(pth.text(5).trim());
        status = status == null ? status(pth.text(5, 2).trim()) : status;
        if (status == null && pth.field(5).isPresent()) {
            context.warn(pth.location() + "-5", "no life cycle status that is known; left out");
        }
        String json = "\"status\":\"" + (status == null ? "active" : status) + '"';
        plan.put(new Slot("status", status == null ? 0 : 1, json, pth.location() + "-5", MAP.rule()));
        plan.put(new Slot("intent", 0, "\"intent\":\"plan\"", pth.location().toString(), MAP.rule()));
    }

    private static String status(String word) {
        return switch (word.toUpperCase(Locale.ROOT)) {
            case "A", "AC", "ACTIVE", "CURRENT" -> "active";
            case "D", "DRAFT", "PLANNED", "PROPOSED" -> "draft";
            case "H", "HELD", "ON HOLD", "ON-HOLD", "SUSPENDED" -> "on-hold";
            case "C", "COMPLETED", "COMPLETE" -> "completed";
            case "X", "CANCELLED", "CANCELED", "DISCONTINUED", "REVOKED" -> "revoked";
            default -> null;
        };
    }
}
