package health.tributary.record.apply;

import health.tributary.contract.EntryId;
import health.tributary.contract.LinkId;
import health.tributary.contract.SubjectId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;

/**
 * What is to be written: subjects, then entries, then subjects' links; then the decider of identity is told; then come the
 * manifests.
 *
 * @param linked subjects with other links than they had
 * @param touched subjects for the decider of identity
 * @param basis what the plan rests on, and another applier may change before it is written
 */
record Plan(
        List<StoredSubject> subjects,
        List<Entry> entries,
        List<StoredSubject> linked,
        Set<SubjectId> touched,
        Basis basis) {
    /** An entry to be written, and the same as it will be known then. */
    record Entry(StoredEntry stored, KnownEntry known) {}

    /**
     * What another applier may change at the same time. A set snapshot speaks of all entries of its type, also of one that
     * somebody else is making; and a subject's links are read from demographics that somebody else may be changing. So whoever
     * writes a subject looks at its entries after that, and whoever writes entries looks at their subject after that: of two at
     * the same time, one at least sees the other and plans anew.
     *
     * @param scopes of the set snapshots that are written, with all entries of them that are known
     * @param subjects as they are to be found, those with set snapshots, or of which entries are
     *     made, read just now, or say what links them
     * @param patients the revisions with which those are to be found whose links are written
     * @param read all entries that the plan was made with
     */
    record Basis(
            Map<Draft.Scope, Set<EntryId>> scopes,
            Map<SubjectId, Heard> subjects,
            Map<EntryId, Long> patients,
            Set<EntryId> read) {}

    /**
     * What matters of a subject to its entries.
     *
     * @param lists its set snapshots, encoded
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by agrees alone
    record Heard(byte[] lists, SortedSet<LinkId> links) {
        boolean agrees(StoredSubject stored) {
            return Arrays.equals(lists, stored.snapshots()) && links.equals(stored.links());
        }
    }
}
