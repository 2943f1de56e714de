package health.tributary.ingest.feed;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import javax.security.auth.x500.X500Principal;

/**
 * What a feed demands of whoever sends for it; only the doors care.
 *
 * @param subjects certificates with one of these subjects may send for it over MLLP
 * @param sha256 and so may those with one of these fingerprints; if both are empty no certificate is asked for
 * @param messagesPerSecond how many messages it may send on average; empty if its rate is not limited
 */
public record SenderRule(Set<X500Principal> subjects, Set<String> sha256, OptionalInt messagesPerSecond) {
    /** Nothing. */
    public static final SenderRule NONE = new SenderRule(Set.of(), Set.of(), OptionalInt.empty());

    private static final String CERTIFICATES = "clientCertificates";
    private static final String RATE = "messagesPerSecond";
    private static final String FINGERPRINT = "sha256:";
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final int MAX_RATE = 1_000_000;

    public SenderRule {
        subjects = Set.copyOf(subjects);
        sha256 = Set.copyOf(sha256);
    }

    /** Whether only some certificates may send for the feed. */
    public boolean asksForCertificate() {
        return !subjects.isEmpty() || !sha256.isEmpty();
    }

    /** Whether a sender with this certificate, or with none, may send for the feed. */
    public boolean admits(Optional<ClientCertificate> shown) {
        return !asksForCertificate()
                || shown.filter(certificate ->
                                subjects.contains(certificate.subject()) || sha256.contains(certificate.sha256()))
                        .isPresent();
    }

    /**
     * The rule in a feed's JSON.
     *
     * @throws IllegalArgumentException with a sentence that names the member
     */
    static SenderRule of(JsonNode feed) {
        Set<X500Principal> subjects = new HashSet<>();
        Set<String> hashes = new HashSet<>();
        for (JsonNode certificate : feed.path(CERTIFICATES)) {
            String text = certificate.asText().strip();
            if (text.toLowerCase(Locale.ROOT).startsWith(FINGERPRINT)) {
                hashes.add(fingerprint(text.substring(FINGERPRINT.length())));
            } else {
                subjects.add(subject(text));
            }
        }
        return new SenderRule(subjects, hashes, rate(feed.path(RATE)));
    }

    private static String fingerprint(String written) {
        String hash = written.replace(":", "").strip().toLowerCase(Locale.ROOT);
        if (!HASH.matcher(hash).matches()) {
            throw new IllegalArgumentException(CERTIFICATES + ": behind sha256: stand 64 hex digits");
        }
        return hash;
    }

    private static X500Principal subject(String name) {
        try {
            if (!name.isEmpty()) {
                return new X500Principal(name);
            }
        } catch (IllegalArgumentException e) {
            // Told below, in a sentence of our own.
        }
        throw new IllegalArgumentException(
                CERTIFICATES + ": each is a subject such as CN=engine,O=Hospital, or sha256: and a fingerprint");
    }

    private static OptionalInt rate(JsonNode rate) {
        if (rate.isMissingNode()) {
            return OptionalInt.empty();
        }
        if (!rate.isInt() || rate.intValue() < 1 || rate.intValue() > MAX_RATE) {
            throw new IllegalArgumentException(RATE + " is a whole number from 1 to " + MAX_RATE);
        }
        return OptionalInt.of(rate.intValue());
    }
}
