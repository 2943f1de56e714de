package health.tributary.ingest.admit;

import health.tributary.contract.IdKey;
import health.tributary.contract.SubjectId;
import health.tributary.contract.feed.Feed;
import health.tributary.contract.feed.RawIdentifier;
import health.tributary.hl7v2.Message;
import health.tributary.hl7v2.PatientIdentifiers;
import health.tributary.hl7v2.Segment;
import java.util.List;
import java.util.Optional;

/** Whom a message is about, for its key: what one source says of one patient stays in order. */
final class MainPatient {
    private MainPatient() {}

    /**
     * The one subject that every PID of the message names. Empty if there is none, if a PID names nobody or could name
     * several, or if they name different ones: such a message is keyed by itself. The normaliser takes results of several patients
     * apart and rejects what it must, because it can say where.
     */
    static Optional<SubjectId> of(Message message, Feed feed, IdKey key) {
        String facility = message.header().sendingFacility();
        SubjectId only = null;
        for (Segment pid : message.segments("PID")) {
            List<RawIdentifier> naming = feed.naming(identifiers(pid), facility);
            if (naming.size() != 1) {
                return Optional.empty();
            }
            SubjectId subject = feed.subject(naming.get(0), facility, key);
            if (only != null && !only.equals(subject)) {
                return Optional.empty();
            }
            only = subject;
        }
        return Optional.ofNullable(only);
    }

    private static List<RawIdentifier> identifiers(Segment pid) {
        return PatientIdentifiers.of(pid).stream()
                .map(id -> new RawIdentifier(
                        id.value(), id.authorities(), id.typeCode(), id.place().toString()))
                .toList();
    }
}
