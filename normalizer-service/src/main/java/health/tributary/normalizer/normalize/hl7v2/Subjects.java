package health.tributary.normalizer.normalize.hl7v2;

import health.tributary.contract.Reason;
import health.tributary.contract.Rejection;
import health.tributary.contract.SubjectId;
import health.tributary.contract.feed.RawIdentifier;
import health.tributary.hl7v2.Message;
import health.tributary.hl7v2.Segment;
import java.util.List;
import java.util.Optional;

/**
 * Of whom a message with one patient speaks, by the feed's subject rule.
 *
 * @param only the subject; null with a rejection
 * @param rejection why there is none
 */
public record Subjects(SubjectId only, Optional<Rejection> rejection) {

    /** The subject of all PID segments of a message: they must name one and the same. */
    public static Subjects of(Message message, FeedView view) {
        List<Segment> pids = message.segments("PID");
        if (pids.isEmpty()) {
            return none(Reason.NO_SUBJECT, "PID", "a message of a patient has a PID segment");
        }
        Subjects first = of(Identifiers.ofPatient(pids.get(0)), "PID-3", message, view);
        for (int i = 1; i < pids.size() && first.rejection.isEmpty(); i++) {
            Subjects other = of(Identifiers.ofPatient(pids.get(i)), "PID[" + (i + 1) + "]-3", message, view);
            if (other.rejection.isPresent()) {
                return other;
            }
            if (!first.only.equals(other.only)) {
                return none(
                        Reason.AMBIGUOUS_SUBJECT,
                        "PID[" + (i + 1) + "]-3",
                        "this message is of one patient, and two are named");
            }
        }
        return first;
    }

    /** The subject that identifiers name. */
    public static Subjects of(List<RawIdentifier> identifiers, String place, Message message, FeedView view) {
        String facility = message.header().sendingFacility();
        List<RawIdentifier> naming = view.feed().naming(identifiers, facility);
        if (naming.size() == 1) {
            return new Subjects(view.feed().subject(naming.get(0), facility, view.key()), Optional.empty());
        }
        return naming.isEmpty()
                ? none(Reason.NO_SUBJECT, place, "no identifier names the patient by the feed's subject rule")
                : none(
                        Reason.AMBIGUOUS_SUBJECT,
                        place,
                        "several identifiers name the patient by the feed's subject rule");
    }

    private static Subjects none(Reason reason, String place, String rule) {
        return new Subjects(null, Optional.of(new Rejection(reason, place, rule)));
    }
}
