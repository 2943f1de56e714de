package health.tributary.contract;

/**
 * The id of an identifier that may link subjects: an HMAC of (namespace, value).
 * Made by {@link IdKey}. 32 characters of lower-case base32.
 */
public record LinkId(String value) implements Comparable<LinkId> {
    public LinkId {
        Base32.checked("LinkId", value);
    }

    @Override
    public int compareTo(LinkId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
