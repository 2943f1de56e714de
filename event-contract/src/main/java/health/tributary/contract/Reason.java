package health.tributary.contract;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a message could not be used: the one list of reasons, in metrics, in rejects and in answers. */
public enum Reason {
    /** The bytes are not a message of their format at all. */
    UNREADABLE,
    /** Larger than the door takes. */
    TOO_LARGE,
    /** The message kind, version or resource is not mapped. It stays in the archive and can be replayed once it is. */
    UNSUPPORTED,
    /** No configured feed matches. */
    UNKNOWN_FEED,
    /** No identifier of the message names a patient by the feed's subject rule. */
    NO_SUBJECT,
    /** More than one identifier, or more than one patient, could be meant. */
    AMBIGUOUS_SUBJECT,
    /** A field that the mapping cannot do without is missing. */
    REQUIRED_MISSING,
    /** A value that the mapping cannot do without has no meaning. */
    INVALID_VALUE,
    /** What the message asks for contradicts itself, such as a merge of a patient with itself. */
    CONTRADICTION,
    /** A defect of Tributary: the step threw. The message is kept and can be replayed after the fix. */
    DEFECT;

    /** The reason as it stands in headers and metrics, such as {@code no-subject}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The reason of a code. */
    public static Optional<Reason> of(String code) {
        return Arrays.stream(values())
                .filter(reason -> reason.code().equals(code))
                .findFirst();
    }
}
