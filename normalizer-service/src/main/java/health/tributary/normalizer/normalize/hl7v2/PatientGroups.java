package health.tributary.normalizer.normalize.hl7v2;

import health.tributary.contract.Reason;
import health.tributary.contract.Rejection;
import health.tributary.contract.SubjectId;
import health.tributary.hl7v2.Message;
import health.tributary.hl7v2.Segment;
import health.tributary.hl7v2.SegmentGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A message cut by its patients. Where all PID segments name one patient, the message is one group. Messages of some kinds may be of several
 * (ORU_R01: PATIENT_RESULT repeats, chapter 7, section 7.3.1): each group then reaches from its PID to the next that names another
 * patient, and must hold the segment that the kind is about, because results belong to the PID before them and to nobody where two
 * stand in a row.
 *
 * @param groups one after the other; the same patient may come again; none with a rejection
 * @param rejection why the message as a whole can't be used
 */
public record PatientGroups(List<Group> groups, Optional<Rejection> rejection) {
    public PatientGroups {
        groups = List.copyOf(groups);
    }

    /**
     * What a message says of one patient.
     *
     * @param subject of whom
     * @param segments the PID and what follows it
     */
    public record Group(SubjectId subject, SegmentGroup segments) {}

    /**
     * Cuts a message.
     *
     * @param each where messages of this kind may speak of several patients, the segment that each of them has; else null
     */
    public static PatientGroups of(Message message, String each, FeedView view) {
        List<Segment> pids = message.segments("PID");
        if (pids.isEmpty()) {
            return rejected(Reason.NO_SUBJECT, "PID", "a message of a patient has a PID segment");
        }
        List<Group> groups = new ArrayList<>(1);
        SubjectId last = null;
        int from = 0;
        for (Segment pid : pids) {
            Subjects named = Subjects.of(pid, message, view);
            if (named.rejection().isPresent()) {
                return new PatientGroups(List.of(), named.rejection());
            }
            if (last != null && !last.equals(named.only())) {
                if (each == null) {
                    return rejected(
                            Reason.AMBIGUOUS_SUBJECT,
                            pid.location() + "-3",
                            "this message is of one patient, and two are named");
                }
                groups.add(new Group(last, message.group(from, pid.index())));
                from = pid.index();
            }
            last = named.only();
        }
        groups.add(new Group(last, message.group(from, message.size())));
        return groups.size() == 1 ? new PatientGroups(groups, Optional.empty()) : complete(groups, each);
    }

    private static PatientGroups complete(List<Group> groups, String each) {
        for (Group group : groups) {
            if (group.segments().first(each).isEmpty()) {
                String place = group.segments().first("PID").orElseThrow().location() + "-3";
                return rejected(
                        Reason.AMBIGUOUS_SUBJECT,
                        place,
                        "each patient of a message of several has " + (each.equals("PV1") ? "a " : "an ") + each
                                + " before the next PID");
            }
        }
        return new PatientGroups(groups, Optional.empty());
    }

    private static PatientGroups rejected(Reason reason, String place, String rule) {
        return new PatientGroups(List.of(), Optional.of(new Rejection(reason, place, rule)));
    }
}
