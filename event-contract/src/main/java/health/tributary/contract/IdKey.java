package health.tributary.contract;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The deployment's secret that turns (authority, number) into ids, so that ids and Kafka keys reveal no number. The same key
 * must serve every service of a deployment for ever: another key makes other subjects of all patients.
 *
 * <p>Safe for use by many threads.
 */
public final class IdKey {
    /** The least length of a key, in bytes: that of the digest (RFC 2104, section 3). */
    public static final int MIN_KEY_BYTES = 32;

    private final ThreadLocal<Mac> mac;

    private IdKey(byte[] secret) {
        SecretKeySpec key = new SecretKeySpec(secret, "HmacSHA256");
        this.mac = ThreadLocal.withInitial(() -> {
            try {
                Mac fresh = Mac.getInstance("HmacSHA256");
                fresh.init(key);
                return fresh;
            } catch (NoSuchAlgorithmException | InvalidKeyException e) {
                throw new IllegalStateException("every JDK has HmacSHA256", e);
            }
        });
    }

    /** A key from its bytes, at least {@value #MIN_KEY_BYTES}. */
    public static IdKey of(byte[] secret) {
        if (secret.length < MIN_KEY_BYTES) {
            throw new IllegalArgumentException("the id key must have at least " + MIN_KEY_BYTES + " bytes");
        }
        return new IdKey(secret.clone());
    }

    /** A key from its file's text: base64, white space around it ignored. */
    public static IdKey parse(String base64) {
        return of(Base64.getDecoder().decode(base64.strip()));
    }

    /** The subject that one authority knows by one local id. */
    public SubjectId subject(String namespace, String localId) {
        return new SubjectId(id("subject", namespace, localId));
    }

    /** The entry of a subject with a resource type and a business key. */
    public EntryId entry(SubjectId subject, String resourceType, String businessKey) {
        return new EntryId(id(subject.value(), resourceType, businessKey));
    }

    /** The link id of an identifier's value in a namespace. */
    public LinkId link(String namespace, String value) {
        return new LinkId(id("link", namespace, value));
    }

    // Parts are joined with a zero byte, which none of them can contain, so that ("ab","c") and ("a","bc") differ.
    private String id(String first, String second, String third) {
        Mac thisThreads = mac.get();
        thisThreads.update(first.getBytes(StandardCharsets.UTF_8));
        thisThreads.update((byte) 0);
        thisThreads.update(second.getBytes(StandardCharsets.UTF_8));
        thisThreads.update((byte) 0);
        return Base32.id(thisThreads.doFinal(third.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
        return "IdKey(secret)";
    }
}
