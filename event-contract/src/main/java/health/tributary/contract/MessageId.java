package health.tributary.contract;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The id of a message: a SHA-256 of (feed, bytes), cut to 160 bits. A resend is the same message. */
public record MessageId(String value) implements Comparable<MessageId> {
    public MessageId {
        Base32.checked("MessageId", value);
    }

    /** The id of these bytes from this feed. */
    public static MessageId of(FeedId feed, byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(feed.name().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return new MessageId(Base32.id(digest.digest(body)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public int compareTo(MessageId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
