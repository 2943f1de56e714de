package health.tributary.record.write;

import health.tributary.contract.EntryId;
import health.tributary.contract.MessageId;
import health.tributary.contract.PersonId;
import health.tributary.contract.SubjectId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What at most one write may have, however many ask for it at once: the archive keeps only the first message with a claim.
 * A hash, so that it tells nothing of what was asked for.
 */
public record Claim(String value) {
    /** The write that a client's idempotency key stands for. */
    public static Claim ofKey(SubjectId subject, String key) {
        return of("key", subject.value(), key);
    }

    /**
     * The entry that is created because none matched the criteria.
     *
     * @param after the write that held the claim before, of which the entry does not match any more
     */
    public static Claim ofMatch(PersonId person, String type, String criteria, Optional<MessageId> after) {
        return of(
                "match",
                person.value(),
                type,
                criteria,
                after.map(MessageId::value).orElse(""));
    }

    /** The write that replaces this version of an entry. */
    public static Claim ofVersion(EntryId entry, String version) {
        return of("version", entry.value(), version);
    }

    /** The first write of an entry whose id the client chose. */
    public static Claim ofId(EntryId entry) {
        return of("id", entry.value());
    }

    private static Claim of(String... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                // With its length before it, so that ("ab","c") and ("a","bc") differ.
                digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
                digest.update(bytes);
            }
            return new Claim(HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
