package health.tributary.fhir.bundle;

import health.tributary.fhir.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The business key of a resource that has neither an id nor an identifier: a hash of what it says. Temporary addresses differ
 * from one sending to the next, so an entry of the same message counts by its own key, or by its place, which also ends circles.
 */
final class ContentKeys {
    private final Addresses addresses;

    ContentKeys(Addresses addresses) {
        this.addresses = addresses;
    }

    String of(Draft draft) {
        JsonObject resource = draft.entry.resource().orElseThrow();
        StringBuilder text = new StringBuilder(512);
        resource.write(
                text,
                reference -> addresses
                        .draft(reference)
                        .map(target -> target.type
                                + '/'
                                + target.keys().stream().findFirst().orElse("#" + target.index))
                        .orElse(reference));
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return "content:" + HexFormat.of().formatHex(digest, 0, 20);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
