package health.tributary.record.fold;

import health.tributary.contract.EntryId;
import java.time.Instant;
import java.util.Objects;

/**
 * A resource as it is stored and served: JSON text whose bytes are a pure function of the entry's set.
 *
 * <p>The version is a hash of what is shown and, for each part of it, of the statement since which it is so: going back to an
 * older value is a new version, saying the same again later is not. (Only a statement that comes late and says that a value
 * was so even before its known beginning gives an unchanged content a new version.)
 *
 * @param json {@code resourceType}, {@code id}, {@code meta}, then the elements in FHIR's order; empty when the entry is not there
 * @param id the entry's id
 * @param type the resource type
 * @param exists whether a reader finds it
 * @param version {@code meta.versionId}: 26 characters of lower-case base32 (130 bits); empty when nothing that stands was said of the entry
 * @param updated {@code meta.lastUpdated}: the latest first receipt among the messages since which this is shown, in milliseconds; the epoch for an entry of which nothing stands
 */
public record CanonicalResource(String json, EntryId id, String type, boolean exists, String version, Instant updated) {
    public CanonicalResource {
        Objects.requireNonNull(json);
        Objects.requireNonNull(id);
        Objects.requireNonNull(type);
        Objects.requireNonNull(version);
        Objects.requireNonNull(updated);
    }

    @Override
    public String toString() {
        return "CanonicalResource(" + type + "/" + id + ", redacted)";
    }
}
