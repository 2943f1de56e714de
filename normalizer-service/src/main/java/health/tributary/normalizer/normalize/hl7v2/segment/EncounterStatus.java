package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.contract.statement.Slot;
import health.tributary.hl7v2.Hl7DateTime;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.type.Dtm;
import health.tributary.normalizer.vocabulary.Concept;
import health.tributary.normalizer.vocabulary.Maps;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Encounter.status from the event (MSH[Encounter]), the discharge time and the class (PV1[Encounter]). FHIR requires a status,
 * but an update need not say one: what an update's class suggests has rank 0, so that it never covers what an event said.
 */
public final class EncounterStatus {
    private static final String RULE_EVENT = "MSH[Encounter]";
    private static final String RULE_VISIT = "PV1[Encounter]";

    /** No visit ended before that: senders fill a field with the first day of their calendar. */
    private static final Instant OLDEST = Instant.parse("1902-01-01T00:00:00Z");

    private static final Duration A_DAY = Duration.ofDays(1);

    private EncounterStatus() {}

    /**
     * Whether PV1 says when the patient left. What is no time says nothing, nor one before the visit began or more than a day after what the
     * message tells: the end that is expected.
     */
    static boolean left(Segment pv1, Context context) {
        Optional<Hl7DateTime> end = Dtm.read(Composite.of(pv1.field(45)));
        if (end.isEmpty()) {
            return false;
        }
        Instant left = end.get().earliestInstant(context.zone());
        Instant leftAtLast = end.get().precision().hasTime() ? left : left.plus(A_DAY);
        return left.isAfter(OLDEST)
                && Dtm.read(Composite.of(pv1.field(44)))
                        .map(start -> start.earliestInstant(context.zone()))
                        .filter(leftAtLast::isBefore)
                        .isEmpty()
                && context.stated()
                        .filter(stated -> left.isAfter(stated.plus(A_DAY)))
                        .isEmpty();
    }

    /** The status of the place where the patient is: planned before the visit begins, and left once it has ended. */
    static String ofPlace(Segment pv1, Context context) {
        String event = context.segments().header().triggerEvent();
        if (event.equals("A05") || event.equals("A14")) {
            return "planned";
        }
        boolean ended = event.equals("A03") || (left(pv1, context) && !event.equals("A13"));
        return ended ? "completed" : isPlanned(pv1) ? "planned" : "active";
    }

    /** Whether the class of a visit (PV1-2) is that of one that is yet to come. */
    static boolean isPlanned(Segment pv1) {
        return ofClass(pv1).equals("planned");
    }

    /** What the class of a visit suggests. */
    private static String ofClass(Segment pv1) {
        Concept suggested = Maps.ENCOUNTER_STATUS_OF_CLASS.get(pv1.text(2).trim());
        return suggested == null ? "unknown" : suggested.code();
    }

    /** Puts the status of a visit. */
    public static void put(String event, Segment pv1, EntryDraft encounter, Context context) {
        String said = said(event, pv1);
        if (said != null && !said.equals("planned") && left(pv1, context) && !event.equals("A13")) {
            said = "finished";
        }
        if (said != null) {
            encounter.put(new Slot("status", 1, json(said), "MSH-9", RULE_EVENT));
        } else if (left(pv1, context)) {
            encounter.put(new Slot("status", 1, json("finished"), "PV1-45", RULE_VISIT));
        } else {
            String status = ofClass(pv1);
            boolean reopens = pv1.field(45).isNull() && !status.equals("planned");
            // A discharge is taken back with the weight with which it was said.
            encounter.put(
                    reopens
                            ? new Slot("status", 1, json("in-progress"), "PV1-45", RULE_VISIT)
                            : new Slot("status", 0, json(status), "PV1-2", RULE_VISIT));
        }
    }

    /** What the event itself says of a visit, or null. */
    private static String said(String event, Segment pv1) {
        return switch (event) {
            case "A01", "A02", "A06", "A07", "A13", "A17", "A22", "A52" -> "in-progress";
            case "A03" -> "finished";
            case "A04" -> isPlanned(pv1) ? "planned" : "in-progress";
            case "A05", "A14" -> "planned";
            case "A21", "A53" -> "onleave";
            default -> null;
        };
    }

    private static String json(String status) {
        return "\"status\":\"" + status + '"';
    }
}
