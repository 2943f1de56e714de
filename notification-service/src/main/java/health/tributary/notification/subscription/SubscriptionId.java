package health.tributary.notification.subscription;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The id of a subscription: a FHIR id (R4, datatypes, "id"). */
public record SubscriptionId(String value) implements Comparable<SubscriptionId> {
    private static final Pattern FHIR_ID = Pattern.compile("[A-Za-z0-9.-]{1,64}");
    private static final int ID_BYTES = 16;

    public SubscriptionId {
        if (!valid(value)) {
            throw new IllegalArgumentException("a subscription's id is 1 to 64 of A-Z, a-z, 0-9, - and .");
        }
    }

    /** Whether a text, from a path say, can be an id at all. */
    public static boolean valid(String value) {
        return value != null && FHIR_ID.matcher(value).matches();
    }

    /** The id of what this holder asked for at this time: made from the request, so that nothing is random. */
    public static SubscriptionId of(String holder, byte[] body, Instant received) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(holder.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(received.toString().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return new SubscriptionId(HexFormat.of().formatHex(digest.digest(body), 0, ID_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public int compareTo(SubscriptionId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
