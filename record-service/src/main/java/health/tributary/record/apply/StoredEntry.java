package health.tributary.record.apply;

import health.tributary.contract.EntryId;
import health.tributary.contract.SubjectId;
import health.tributary.contract.change.LastWrite;
import health.tributary.record.fold.IndexFields;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * An entry as it is stored: its set of statements and the fold of it. All but {@code revision} and {@code lastWrite} is a
 * pure function of the statements that ever came in for it.
 *
 * @param revision of the document: 1 when it was inserted, one more with every replacement
 * @param set the encoded set of statements; not to be changed by anyone
 * @param exists whether it is asserted, and not retracted since
 * @param aliasOf the entry that shows what is said of this one
 * @param version {@code meta.versionId}; empty when nothing that was said of it stands
 * @param updated {@code meta.lastUpdated}
 * @param resource canonical JSON with id and meta; empty when the entry does not exist
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; copied neither, as sets are large and hot
public record StoredEntry(
        EntryId id,
        SubjectId subject,
        String type,
        boolean directory,
        long revision,
        byte[] set,
        boolean exists,
        Optional<EntryId> aliasOf,
        String version,
        Instant updated,
        String resource,
        IndexFields index,
        LastWrite lastWrite) {
    public StoredEntry {
        Objects.requireNonNull(id);
        Objects.requireNonNull(subject);
        Objects.requireNonNull(type);
        Objects.requireNonNull(set);
        Objects.requireNonNull(aliasOf);
        Objects.requireNonNull(version);
        Objects.requireNonNull(updated);
        Objects.requireNonNull(resource);
        Objects.requireNonNull(index);
        Objects.requireNonNull(lastWrite);
        if (revision < 1) {
            throw new IllegalArgumentException("revisions start at 1");
        }
    }

    /** The entry without its set, as readers see it. */
    public ShownEntry shown() {
        return new ShownEntry(
                id,
                subject,
                type,
                directory,
                revision,
                exists,
                aliasOf,
                version,
                updated,
                resource,
                index.date(),
                index.hangsOn(),
                lastWrite);
    }

    /** Bytes of heap that it holds, about. */
    public int weight() {
        return 600 + set.length + resource.length();
    }

    @Override
    public String toString() {
        return "StoredEntry(" + type + "/" + id + " revision " + revision + ", redacted)";
    }
}
