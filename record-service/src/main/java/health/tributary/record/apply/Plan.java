package health.tributary.record.apply;

import health.tributary.contract.SubjectId;
import java.util.List;
import java.util.Set;

/**
 * What is to be written: subjects, then entries; then the decider of identity is told; then come the manifests.
 *
 * @param touched subjects for the decider of identity
 */
record Plan(List<StoredSubject> subjects, List<Entry> entries, Set<SubjectId> touched) {
    /** An entry to be written, and the same as it will be known then. */
    record Entry(StoredEntry stored, KnownEntry known) {}
}
