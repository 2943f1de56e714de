package health.tributary.record.api;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a client's headers say of a write.
 *
 * @param key {@code Idempotency-Key}: requests with the same one are one request
 * @param unlessExists {@code If-None-Exist}: search parameters; what they find is not created again
 * @param match {@code If-Match}: the version that is to be changed
 * @param traceparent W3C Trace Context
 */
record WriteConditions(
        Optional<String> key, Optional<String> unlessExists, Optional<String> match, String traceparent) {
    /** The longest key and the longest criteria, in characters. */
    static final int MAX_LENGTH = 1_000;

    private static final Pattern TRACE = Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
    private static final String NO_TRACE = "00-00000000000000000000000000000000-0000000000000000-00";

    static final WriteConditions NONE = new WriteConditions(Optional.empty(), Optional.empty(), Optional.empty(), null);

    WriteConditions {
        Objects.requireNonNull(match);
        key = key.map(String::strip).filter(text -> !text.isEmpty());
        unlessExists = unlessExists.map(String::strip).filter(text -> !text.isEmpty());
        traceparent = traceparent != null && TRACE.matcher(traceparent).matches() ? traceparent : NO_TRACE;
    }

    /** What is wrong with them for a creation. */
    Optional<Refusal> refusedToCreate() {
        if (key.isPresent() && unlessExists.isPresent()) {
            return Optional.of(Refusal.invalid("If-None-Exist", "either Idempotency-Key or If-None-Exist"));
        }
        return key.or(() -> unlessExists)
                        .filter(text -> text.length() > MAX_LENGTH)
                        .isPresent()
                ? Optional.of(Refusal.invalid("", "Idempotency-Key and If-None-Exist have at most 1,000 characters"))
                : Optional.empty();
    }

    /** Whether a version is the one that is to be changed, or any will do (RFC 9110, section 13.1.1). */
    boolean allows(String tag) {
        return match.map(text -> text.strip().equals("*") || text.contains('"' + tag + '"'))
                .orElse(true);
    }

    /** Whether the client names the version that it changes. */
    boolean nameVersion() {
        return match.filter(text -> !text.strip().equals("*")).isPresent();
    }
}
