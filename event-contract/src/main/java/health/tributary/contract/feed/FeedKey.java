package health.tributary.contract.feed;

import health.tributary.contract.FeedId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** The key that an HTTP sender presents. Prints nothing of it. */
public final class FeedKey {
    private static final String SCHEME = "bearer ";
    /** What the hash of no key is; compared where there is no feed, so that its absence takes as long as a wrong key. */
    private static final byte[] NOBODYS = new byte[32];

    private final byte[] sha256;

    private FeedKey(byte[] sha256) {
        this.sha256 = sha256;
    }

    /** The key of a request: {@code X-Feed-Key}, else {@code Authorization: Bearer}. */
    public static Optional<FeedKey> of(Optional<String> feedKeyHeader, Optional<String> authorization) {
        return feedKeyHeader
                .or(() -> authorization
                        .filter(header -> header.toLowerCase(Locale.ROOT).startsWith(SCHEME))
                        .map(header -> header.substring(SCHEME.length())))
                .map(String::strip)
                .filter(key -> !key.isEmpty())
                .map(key -> new FeedKey(sha256(key)));
    }

    /**
     * The feed of this name, if this is its key. A feed that does not exist, one that is closed to HTTP and a wrong key look and last
     * the same, so that names cannot be probed.
     */
    public Optional<Feed> opens(String name, FeedRegistry registry) {
        Optional<Feed> feed = FeedId.valid(name) ? registry.feed(new FeedId(name)) : Optional.empty();
        Optional<byte[]> expected = feed.flatMap(Feed::keySha256).map(HexFormat.of()::parseHex);
        boolean same = MessageDigest.isEqual(sha256, expected.orElse(NOBODYS));
        return same && expected.isPresent() ? feed : Optional.empty();
    }

    /** The feed whose key this is, the first if several share it. All are compared, so that how long it takes tells nothing. */
    public Optional<Feed> opens(FeedRegistry registry) {
        Optional<Feed> opened = Optional.empty();
        for (Feed feed : registry.all()) {
            boolean same = opens(feed.id().name(), registry).isPresent();
            opened = same && opened.isEmpty() ? Optional.of(feed) : opened;
        }
        return opened;
    }

    private static byte[] sha256(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "FeedKey(redacted)";
    }
}
