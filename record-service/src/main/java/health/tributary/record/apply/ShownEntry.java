package health.tributary.record.apply;

import health.tributary.contract.EntryId;
import health.tributary.contract.SubjectId;
import health.tributary.contract.change.LastWrite;
import health.tributary.record.fold.IndexFields;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What an entry shows: for readers, who do not need its set.
 *
 * @param revision of the stored document: another one whenever anything of it, also of its set, became different; 0 for
 *     what is made from other documents
 * @param exists false after a retraction: {@code resource} is empty then
 * @param aliasOf the entry to be shown in place of this one
 * @param version {@code meta.versionId}; empty when nothing that was said of it stands: to be treated as never seen
 * @param resource canonical JSON with id and meta, the patient as {@code Patient/{subject}}
 * @param date the period that {@code date} searches compare
 * @param hangsOn the visits, {@code Encounter/…}, else the accounts, {@code Account/…}, that it moves along with
 */
public record ShownEntry(
        EntryId id,
        SubjectId subject,
        String type,
        boolean directory,
        long revision,
        boolean exists,
        Optional<EntryId> aliasOf,
        String version,
        Instant updated,
        String resource,
        Optional<IndexFields.Period> date,
        Set<String> hangsOn,
        LastWrite lastWrite) {
    public ShownEntry {
        Objects.requireNonNull(id);
        Objects.requireNonNull(subject);
        Objects.requireNonNull(type);
        Objects.requireNonNull(aliasOf);
        Objects.requireNonNull(version);
        Objects.requireNonNull(updated);
        Objects.requireNonNull(resource);
        Objects.requireNonNull(date);
        hangsOn = Set.copyOf(hangsOn);
        Objects.requireNonNull(lastWrite);
    }

    /** An entry that is made from other documents. */
    public ShownEntry(
            EntryId id,
            SubjectId subject,
            String type,
            boolean directory,
            boolean exists,
            Optional<EntryId> aliasOf,
            String version,
            Instant updated,
            String resource,
            Optional<IndexFields.Period> date,
            LastWrite lastWrite) {
        this(id, subject, type, directory, 0, exists, aliasOf, version, updated, resource, date, Set.of(), lastWrite);
    }

    /** Whether it is or hangs on one of these. */
    public boolean of(Set<String> references) {
        return !references.isEmpty()
                && (references.contains(reference()) || hangsOn.stream().anyMatch(references::contains));
    }

    private String reference() {
        return type + '/' + id.value();
    }

    @Override
    public String toString() {
        return "ShownEntry(" + type + "/" + id + ", redacted)";
    }
}
