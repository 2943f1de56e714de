package health.tributary.fhir.bundle;

import health.tributary.contract.EntryId;
import health.tributary.contract.LinkId;
import health.tributary.contract.SubjectId;
import health.tributary.fhir.References;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One entry of a message with its place in the record.
 *
 * @param source as it was sent
 * @param type the resource type
 * @param subject whose it is
 * @param directory whether the subject is the feed's directory
 * @param entry its id in the record
 * @param aliases under which ids of the directory it is known too: by its identifiers and by its logical id
 * @param links of a Patient, the identifiers through which this feed may link it
 * @param stated when the source says that it was so ({@code meta.lastUpdated})
 * @param references what its references become
 */
public record PlannedEntry(
        BundleEntry source,
        String type,
        SubjectId subject,
        boolean directory,
        EntryId entry,
        List<EntryId> aliases,
        List<LinkId> links,
        Optional<Instant> stated,
        References references) {
    public PlannedEntry {
        Objects.requireNonNull(source);
        Objects.requireNonNull(type);
        Objects.requireNonNull(subject);
        Objects.requireNonNull(entry);
        aliases = List.copyOf(aliases);
        links = List.copyOf(links);
        Objects.requireNonNull(stated);
        Objects.requireNonNull(references);
    }

    @Override
    public String toString() {
        return "PlannedEntry(" + type + ", " + entry + ", redacted)";
    }
}
