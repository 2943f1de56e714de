package health.tributary.contract;

/**
 * The id of a patient as one source knows them: an HMAC of (authority, local id), so that it reveals no number.
 * Made by {@link IdKey}. 32 characters of lower-case base32.
 */
public record SubjectId(String value) implements Comparable<SubjectId> {
    public SubjectId {
        Base32.checked("SubjectId", value);
    }

    @Override
    public int compareTo(SubjectId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
