package health.tributary.contract.change;

import health.tributary.contract.EntryId;
import health.tributary.contract.SubjectId;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;

/**
 * An entry was written.
 *
 * @param entry which
 * @param subject whose
 * @param type its resource type
 * @param directory whether it belongs to a feed's directory and not to a patient
 * @param exists false after a retraction
 * @param version its content version ({@code meta.versionId})
 * @param updated its {@code meta.lastUpdated}
 * @param resource its canonical JSON; empty when it does not exist; of a day of readings only status, category and code, the
 *     code of its measurements too
 * @param hangsOn the visits, {@code Encounter/…}, else the accounts, {@code Account/…}, that it moves along with
 * @param write what the write was
 * @param snapshotRead whether the capture read it anew from the store, and not from the stream of changes
 */
public record EntryChange(
        EntryId entry,
        SubjectId subject,
        String type,
        boolean directory,
        boolean exists,
        String version,
        Instant updated,
        String resource,
        Set<String> hangsOn,
        LastWrite write,
        boolean snapshotRead)
        implements Change {
    public EntryChange {
        Objects.requireNonNull(entry);
        Objects.requireNonNull(subject);
        Objects.requireNonNull(type);
        Objects.requireNonNull(version);
        Objects.requireNonNull(updated);
        Objects.requireNonNull(resource);
        hangsOn = Set.copyOf(hangsOn);
        Objects.requireNonNull(write);
    }

    /** A change of what is of no visit and no account. */
    public EntryChange(
            EntryId entry,
            SubjectId subject,
            String type,
            boolean directory,
            boolean exists,
            String version,
            Instant updated,
            String resource,
            LastWrite write,
            boolean snapshotRead) {
        this(entry, subject, type, directory, exists, version, updated, resource, Set.of(), write, snapshotRead);
    }

    @Override
    public String toString() {
        return "EntryChange(" + type + "/" + entry + " " + write.kind().code() + ", redacted)";
    }
}
