package health.tributary.notification.subscription;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The states of a subscription (FHIR R4, SubscriptionStatusCodes). */
public enum Status {
    /** Made, its endpoint has not answered the handshake yet. Its notifications are numbered already and wait. */
    REQUESTED,
    ACTIVE,
    /** Given up on after days of failures, or its document is broken. The former is numbered on, and can be resumed. */
    ERROR,
    /** Switched off by its owner or past its end: nothing is numbered. */
    OFF;

    /** The state as FHIR writes it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state of a FHIR code. */
    public static Optional<Status> of(String code) {
        return Arrays.stream(values())
                .filter(status -> status.code().equals(code))
                .findFirst();
    }

    /** Whether changes get a number. */
    public boolean numbers() {
        return this != OFF;
    }

    /** Whether notifications are sent. */
    public boolean delivers() {
        return this == REQUESTED || this == ACTIVE;
    }
}
