package health.tributary.normalizer.normalize.hl7v2.message.admission;

import health.tributary.contract.statement.Slot;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What events take back of a visit (chapter 3): the slots that an earlier event filled and that this one says are no longer so.
 * Statements are ordered by their clocks, so a cancellation that overtakes what it cancels still comes after it.
 */
final class Cancellations {
    private static final String LOCATION = "location#PV1-3";
    private static final String PRIOR_LOCATION = "location#PV1-6";
    private static final String TEMPORARY_LOCATION = "location#PV1-11";
    private static final String PENDING_LOCATION = "location#PV1-42";
    private static final String PRIOR_PENDING_LOCATION = "location#PV2-1";

    /**
     * The slots of one event.
     *
     * @param always not so, whatever the segments repeat of them: they repeat what is cancelled
     * @param unlessSaid not so, but the segments may say what is so instead: where the patient is again, who attends again
     */
    private record Undone(List<String> always, List<String> unlessSaid) {}

    private static final Map<String, Undone> BY_EVENT = new HashMap<>();

    static {
        // A transfer uses the place that was kept for it.
        undoes("A02", List.of(), List.of(PENDING_LOCATION));
        undoes("A12", List.of(), List.of(LOCATION, PRIOR_LOCATION));
        undoes(
                "A13",
                List.of("period.end", "hospitalization.dischargeDisposition", "hospitalization.destination"),
                List.of());
        undoes("A25", List.of("extension#PV2-9"), List.of());
        undoes("A26", List.of(PENDING_LOCATION, PRIOR_PENDING_LOCATION), List.of());
        undoes("A32", List.of(), List.of(TEMPORARY_LOCATION));
        undoes("A33", List.of(), List.of(TEMPORARY_LOCATION));
        undoes("A55", List.of(), List.of("participant#PV1-7"));
        undoes("A62", List.of(), List.of("participant#PV1-9"));
    }

    private Cancellations() {}

    /** Puts what the event takes back; to be called once all segments of the visit have been read. */
    static void put(String event, EntryDraft encounter) {
        Undone undone = BY_EVENT.get(event);
        if (undone == null) {
            return;
        }
        for (String key : undone.always()) {
            encounter.put(new Slot(key, 0, null, "MSH-9", "ADT_" + event));
        }
        for (String key : undone.unlessSaid()) {
            encounter.putIfAbsent(new Slot(key, 0, null, "MSH-9", "ADT_" + event));
        }
    }

    private static void undoes(String event, List<String> always, List<String> unlessSaid) {
        BY_EVENT.put(event, new Undone(always, unlessSaid));
    }
}
