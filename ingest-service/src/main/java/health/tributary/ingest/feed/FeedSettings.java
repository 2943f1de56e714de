package health.tributary.ingest.feed;

import health.tributary.contract.IdKey;
import health.tributary.contract.feed.Feed;
import health.tributary.contract.feed.FeedRegistry;
import health.tributary.ingest.admit.Admit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What the doors know of their senders. */
public record FeedSettings(FeedRegistry registry, SenderRules senders, IdKey key) {
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    /**
     * Reads both files.
     *
     * @throws IllegalArgumentException with a sentence for the operator that names the variable, or the feed and the member
     */
    public static FeedSettings read(Optional<String> feeds, Optional<String> idKeyFile) {
        String json = text("TRIBUTARY_FEEDS", "the feed registry", feeds);
        FeedRegistry registry = part(json, FeedSettings::registry);
        return new FeedSettings(
                registry, part(json, SenderRules::read), key(text("TRIBUTARY_ID_KEY_FILE", "the id key", idKeyFile)));
    }

    private static <T> T part(String json, Function<String, T> reader) {
        try {
            return reader.apply(json);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("TRIBUTARY_FEEDS: " + e.getMessage(), e);
        }
    }

    private static FeedRegistry registry(String json) {
        FeedRegistry registry = FeedRegistry.read(json);
        registry.all().forEach(FeedSettings::check);
        return registry;
    }

    private static void check(Feed feed) {
        if (feed.id().equals(Admit.UNKNOWN_FEED)) {
            throw new IllegalArgumentException(
                    "feed \"unknown\": this name is kept for messages that belong to no feed");
        }
        if (feed.keySha256().filter(hash -> !SHA_256.matcher(hash).matches()).isPresent()) {
            throw new IllegalArgumentException(
                    "feed \"" + feed.id() + "\": keySha256 is the SHA-256 of the feed's key, 64 lower-case hex digits");
        }
    }

    private static IdKey key(String base64) {
        try {
            return IdKey.parse(base64);
        } catch (IllegalArgumentException e) {
            // The cause may quote the secret.
            throw new IllegalArgumentException("TRIBUTARY_ID_KEY_FILE: the file must hold base64 of at least "
                    + IdKey.MIN_KEY_BYTES + " bytes and nothing else");
        }
    }

    private static String text(String variable, String what, Optional<String> path) {
        String name = path.filter(given -> !given.isBlank())
                .orElseThrow(() -> new IllegalArgumentException(variable + " must name the file of " + what));
        try {
            return Files.readString(Path.of(name), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(variable + ": there is no file " + name, e);
        } catch (IOException | InvalidPathException e) {
            throw new IllegalArgumentException(variable + ": the file " + name + " cannot be read", e);
        }
    }
}
