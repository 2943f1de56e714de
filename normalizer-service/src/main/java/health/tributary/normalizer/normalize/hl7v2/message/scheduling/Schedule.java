package health.tributary.normalizer.normalize.hl7v2.message.scheduling;

import health.tributary.hl7v2.Segment;
import health.tributary.hl7v2.SegmentGroup;
import health.tributary.normalizer.normalize.hl7v2.type.ActionCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The segments about one appointment, as a message has them (SIU_S12: SCH, its comments, groups of services and resources).
 * Mutable only while the message is cut.
 */
final class Schedule {
    final Segment sch;
    /** TQ1: the appointment's time in versions that have no SCH-11. */
    final List<Segment> timings = new ArrayList<>(1);

    /** Comments on the appointment, its services and its resources. */
    final List<Segment> notes = new ArrayList<>(2);
    /** AIS. */
    final List<Resource> services = new ArrayList<>(1);
    /** AIG, AIL, AIP. */
    final List<Resource> resources = new ArrayList<>(4);

    /** How many there are of each kind. */
    private final Map<String, Integer> counts = new HashMap<>();

    private boolean groupDeleted;

    /**
     * A service or resource.
     *
     * @param number its number among those of its kind: the set ids of its group (RGS-1) and of its own, by which later messages
     *     add, change and delete it (chapter 10, section 10.6.4), or their places where they are empty
     * @param ofDeletedGroup whether RGS-2 takes out its whole group
     */
    record Resource(Segment segment, String number, boolean ofDeletedGroup) {
        /** Whether it is taken out of the appointment (HL7 table 0206), by itself or with its group. */
        boolean deleted() {
            return ofDeletedGroup || isDeleted(segment);
        }
    }

    private Schedule(Segment sch) {
        this.sch = sch;
    }

    /** Cuts the segments of a patient into appointments. */
    static List<Schedule> of(SegmentGroup segments) {
        List<Schedule> schedules = new ArrayList<>(1);
        Schedule open = null;
        boolean ofPatient = false;
        String group = "1";
        for (Segment segment : segments.all()) {
            switch (segment.name()) {
                case "SCH" -> {
                    open = new Schedule(segment);
                    schedules.add(open);
                    ofPatient = false;
                    group = "1";
                }
                case "RGS" -> {
                    group = number(segment, group);
                    ofPatient = false;
                    if (open != null) {
                        open.groupDeleted = isDeleted(segment);
                    }
                }
                case "PID" -> ofPatient = true;
                default -> {
                    if (open != null) {
                        open.add(segment, group, ofPatient);
                    }
                }
            }
        }
        return schedules;
    }

    private void add(Segment segment, String group, boolean ofPatient) {
        switch (segment.name()) {
            case "TQ1" -> timings.add(segment);
            case "NTE" -> {
                // After PID stand results with comments of their own.
                if (!ofPatient) {
                    notes.add(segment);
                }
            }
            case "AIS" -> services.add(resource(segment, group));
            case "AIG", "AIL", "AIP" -> resources.add(resource(segment, group));
            default -> {
                // Not of the appointment itself.
            }
        }
    }

    private Resource resource(Segment segment, String group) {
        int place = counts.merge(segment.name(), 1, Integer::sum);
        return new Resource(segment, group + '.' + number(segment, Integer.toString(place)), groupDeleted);
    }

    /** By its action code, which RGS and the segments of its group have in the same place. */
    private static boolean isDeleted(Segment segment) {
        return ActionCode.deletes(segment, 2);
    }

    private static String number(Segment segment, String otherwise) {
        String id = segment.text(1).trim();
        return id.isEmpty() ? otherwise : id;
    }
}
