package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.contract.statement.Slot;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.normalize.hl7v2.type.Dtm;
import health.tributary.normalizer.normalize.hl7v2.type.Ei;
import java.util.Locale;

/** GOL[Goal]. There is no official table; this is the project's own. */
public final class GolGoal {
    public static final SegmentMap MAP = SegmentMap.of("GOL", "Goal")
            .object(3, "description", Cwe::concept)
            .required("\"description\":{\"text\":\"goal without a description\"}")
            .list(4, "identifier", Ei::identifier)
            .choice(7, "start[x]", "startDate", Dtm::date)
            .list(8, "target", (value, context, out) -> Dtm.date("dueDate", value, context, out))
            .list(9, "category", Cwe::concept)
            .object(16, "achievementStatus", Cwe::concept)
            .row(17, "note#GOL-17", GolGoal::comment)
            .datum(19, "statusDate", Dtm::date);

    private GolGoal() {}

    /** Goal.lifecycleStatus from GOL-18, in codes that are the site's own; where it says none, active of rank 0. */
    public static void putStatus(Segment gol, EntryDraft goal, Context context) {
        String status = lifecycle(gol.text(18).trim());
        status = status == null ? lifecycle(gol.text(18, 2).trim()) : status;
        if (status == null && gol.field(18).isPresent()) {
            context.warn(gol.location() + "-18", "no life cycle status that is known; left out");
        }
        String json = "\"lifecycleStatus\":\"" + (status == null ? "active" : status) + '"';
        goal.put(new Slot("lifecycleStatus", status == null ? 0 : 1, json, gol.location() + "-18", MAP.rule()));
    }

    private static String lifecycle(String word) {
        return switch (word.toUpperCase(Locale.ROOT)) {
            case "A", "AC", "ACTIVE", "CURRENT" -> "active";
            case "PR", "PROPOSED" -> "proposed";
            case "PL", "PLANNED" -> "planned";
            case "ACCEPTED" -> "accepted";
            case "H", "HELD", "ON HOLD", "ON-HOLD", "SUSPENDED" -> "on-hold";
            case "C", "COMPLETED", "COMPLETE", "ACHIEVED", "MET" -> "completed";
            case "X", "CANCELLED", "CANCELED", "DISCONTINUED" -> "cancelled";
            case "REJECTED" -> "rejected";
            default -> null;
        };
    }

    private static void comment(Segment gol, Context context, JsonWriter out) {
        out.item().text("text", gol.field(17).wholeText()).close();
    }
}
