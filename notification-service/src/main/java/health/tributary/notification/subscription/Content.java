package health.tributary.notification.subscription;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How much a notification tells (Subscriptions R5 Backport 1.1.0, "Payload Types"). */
public enum Content {
    /** That something happened, and its number. */
    EMPTY,
    /** Also to which resource. */
    ID_ONLY,
    /** Also the resource as it is at delivery. */
    FULL_RESOURCE;

    /** The level as the backport writes it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The level of a code. */
    public static Optional<Content> of(String code) {
        return Arrays.stream(values())
                .filter(content -> content.code().equals(code))
                .findFirst();
    }
}
