package health.tributary.normalizer.normalize.hl7v2;

import health.tributary.contract.Reason;
import health.tributary.contract.Rejection;
import health.tributary.contract.SubjectId;
import health.tributary.contract.feed.RawIdentifier;
import health.tributary.hl7v2.Message;
import health.tributary.hl7v2.Segment;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Of whom some identifiers speak, by the feed's subject rule.
 *
 * @param only the subject; null with a rejection
 * @param rejection why there is none
 */
public record Subjects(SubjectId only, Optional<Rejection> rejection) {

    /** The subject that a PID segment names. */
    public static Subjects of(Segment pid, Message message, FeedView view) {
        return of(Identifiers.ofPatient(pid), pid.location() + "-3", message, view);
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

    /** All subjects that identifiers name by the feed's subject rule: several where a message means several. */
    public static Set<SubjectId> all(List<RawIdentifier> identifiers, Message message, FeedView view) {
        String facility = message.header().sendingFacility();
        Set<SubjectId> all = new LinkedHashSet<>();
        for (RawIdentifier naming : view.feed().naming(identifiers, facility)) {
            all.add(view.feed().subject(naming, facility, view.key()));
        }
        return all;
    }

    private static Subjects none(Reason reason, String place, String rule) {
        return new Subjects(null, Optional.of(new Rejection(reason, place, rule)));
    }
}
