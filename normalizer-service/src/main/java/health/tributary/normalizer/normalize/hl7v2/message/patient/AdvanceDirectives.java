package health.tributary.normalizer.normalize.hl7v2.message.patient;

import health.tributary.contract.EntryId;
import health.tributary.contract.statement.Slot;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.segment.Pd1Observation;
import health.tributary.normalizer.normalize.hl7v2.segment.SegmentMap;

/** Observations of what PD1 says that a patient has decided in advance. One a field; {@code ""} retracts it. */
final class AdvanceDirectives {
    private static final String TYPE = "Observation";

    private AdvanceDirectives() {}

    /** States what a message says of them. */
    static void put(Segment pd1, Context context) {
        put(pd1, 7, Pd1Observation.LIVING_WILL, context);
        put(pd1, 15, Pd1Observation.DIRECTIVES, context);
    }

    private static void put(Segment pd1, int field, SegmentMap map, Context context) {
        if (pd1.field(field).isEmpty()) {
            return;
        }
        String place = "PD1-" + field;
        EntryId id = context.patient().entryId(TYPE, place);
        if (pd1.field(field).isNull()) {
            context.patient().retract(TYPE, id, context.stated());
            return;
        }
        EntryDraft directive = context.patient().assertion(TYPE, id, context.stated());
        map.fill(pd1, directive, context);
        directive.put(new Slot("status", 0, "\"status\":\"final\"", place, map.rule()));
        directive.put(new Slot("code", 0, Pd1Observation.CODE, place, map.rule()));
        directive.put(context.about("subject", map.rule()));
    }
}
