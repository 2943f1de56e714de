package health.tributary.normalizer.normalize.hl7v2.message.care;

import health.tributary.contract.EntryId;
import health.tributary.contract.statement.Slot;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.message.visit.Encounters;
import health.tributary.normalizer.normalize.hl7v2.segment.GolGoal;
import health.tributary.normalizer.normalize.hl7v2.segment.PrbCondition;
import health.tributary.normalizer.normalize.hl7v2.segment.PthCarePlan;
import health.tributary.normalizer.normalize.hl7v2.segment.SegmentMap;
import health.tributary.normalizer.normalize.hl7v2.type.ActionCode;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.normalize.hl7v2.type.Dtm;
import health.tributary.normalizer.normalize.hl7v2.type.Ei;
import java.time.Instant;
import java.util.Optional;

/**
 * One problem, goal or pathway of a message, stated or retracted.
 *
 * @param segment PRB, GOL or PTH
 * @param type Condition, Goal or CarePlan
 * @param entry which
 * @param draft null if the message deletes it
 */
record Listed(Segment segment, String type, EntryId entry, EntryDraft draft) {
    private static final String PROBLEM = "{\"coding\":[{\"system\":"
            + "\"http://terminology.hl7.org/CodeSystem/condition-category\",\"code\":\"problem-list-item\","
            + "\"display\":\"Problem List Item\"}]}";

    /** Whether the message deletes it. */
    boolean deleted() {
        return draft == null;
    }

    /** What the segment says to do (HL7 table 0287). */
    String action() {
        return segment.text(1).trim();
    }

    /** States what a segment says; null if it names nothing. */
    static Listed of(Segment segment, Optional<EntryId> visit, Context context) {
        return switch (segment.name()) {
            case "PRB" -> of("Condition", segment, 3, 4, PrbCondition.MAP, visit, context);
            case "GOL" -> of("Goal", segment, 3, 4, GolGoal.MAP, visit, context);
            default -> of("CarePlan", segment, 2, 3, PthCarePlan.MAP, visit, context);
        };
    }

    private static Listed of(
            String type,
            Segment segment,
            int code,
            int instance,
            SegmentMap map,
            Optional<EntryId> visit,
            Context context) {
        String number = Ei.key(Composite.of(segment.field(instance)), context);
        String key = number != null ? "id|" + number : Cwe.key(Composite.of(segment.field(code)), context);
        if (key == null) {
            context.warn(segment.location().toString(), "neither an identifier nor a code; left out");
            return null;
        }
        EntryId entry = context.patient().entryId(type, "listed|" + key);
        Optional<Instant> stated = stated(segment, context);
        if (ActionCode.deletes(segment, 1)) {
            context.patient().retract(type, entry, stated);
            return new Listed(segment, type, entry, null);
        }
        EntryDraft draft = context.patient().assertion(type, entry, stated);
        map.fill(segment, draft, context);
        String rule = map.rule();
        String place = segment.location().toString();
        draft.put(context.about("subject", rule));
        if (!type.equals("Goal")) {
            visit.ifPresent(id -> draft.put(new Slot("encounter", 0, Encounters.reference(id), "PV1", rule)));
        }
        switch (type) {
            case "Condition" -> {
                PrbCondition.putStatus(segment, draft, context);
                draft.put(new Slot("category#PRB", 0, PROBLEM, place, rule));
            }
            case "Goal" -> GolGoal.putStatus(segment, draft, context);
            default -> PthCarePlan.putStatus(segment, draft, context);
        }
        return new Listed(segment, type, entry, draft);
    }

    /** When it was so: PRB-2, GOL-2; a pathway has the message's time. */
    private static Optional<Instant> stated(Segment segment, Context context) {
        Optional<Instant> acted =
                segment.is("PTH") ? Optional.empty() : Dtm.clock(Composite.of(segment.field(2)), context);
        return acted.isPresent() ? acted : context.stated();
    }
}
