package health.tributary.contract;

/**
 * The id of one clinical thing as one subject has it: an HMAC of (subject, resource type, business key); also its FHIR resource id.
 * Made by {@link IdKey}. 32 characters of lower-case base32.
 */
public record EntryId(String value) implements Comparable<EntryId> {
    public EntryId {
        Base32.checked("EntryId", value);
    }

    @Override
    public int compareTo(EntryId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
