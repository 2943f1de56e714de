package health.tributary.record.medication;

import health.tributary.contract.EntryId;
import health.tributary.contract.FeedId;
import java.time.Instant;
import java.util.Objects;

/**
 * One entry about a medication, as the store shows it.
 *
 * @param type MedicationRequest, MedicationDispense, MedicationAdministration, MedicationStatement, or Medication
 * @param feed which source had the last word on it
 * @param updated since when it shows this
 * @param resource canonical JSON
 */
public record MedicationEntry(EntryId id, String type, FeedId feed, Instant updated, String resource) {
    public MedicationEntry {
        Objects.requireNonNull(id);
        Objects.requireNonNull(type);
        Objects.requireNonNull(feed);
        Objects.requireNonNull(updated);
        Objects.requireNonNull(resource);
    }

    @Override
    public String toString() {
        return "MedicationEntry(" + type + "/" + id + ", redacted)";
    }
}
