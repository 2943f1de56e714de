package health.tributary.hl7v2;

import java.util.Objects;
import java.util.Optional;

/**
 * One ERR segment of an acknowledgement (chapter 2, section 2.14.5).
 *
 * @param place ERR-2: where in the message; empty if it is about no place
 * @param diagnostic ERR-7: for whoever looks into it, cut to 250 characters; no health data
 * @param userText ERR-8: for whoever sees it on a screen, cut to 250 characters; no health data
 */
public record AckError(
        ErrorCode code, Severity severity, Optional<Location> place, String diagnostic, String userText) {
    /** ERR-7 and ERR-8 hold at most 2048 and 250 characters by version 2.5; old parsers cut earlier. */
    public static final int MAX_TEXT_CHARACTERS = 250;

    public AckError {
        Objects.requireNonNull(code);
        Objects.requireNonNull(severity);
        place = place.filter(located -> !located.equals(Location.WHOLE));
        diagnostic = cut(diagnostic);
        userText = cut(userText);
    }

    /** An error at a place. */
    public static AckError at(ErrorCode code, Location place, String diagnostic) {
        return new AckError(code, Severity.ERROR, Optional.of(place), diagnostic, "");
    }

    /** An error about no place in particular. */
    public static AckError of(ErrorCode code, String diagnostic) {
        return new AckError(code, Severity.ERROR, Optional.empty(), diagnostic, "");
    }

    /** What makes bytes unreadable, as an ERR segment says it. */
    public static AckError of(Unreadable unreadable) {
        ErrorCode code = switch (unreadable.reason()) {
            case EMPTY, NO_MSH, BATCH, SEVERAL_MESSAGES, TOO_MANY_SEGMENTS -> ErrorCode.SEGMENT_SEQUENCE_ERROR;
            case MSH_TOO_SHORT -> ErrorCode.REQUIRED_FIELD_MISSING;
            case BAD_DELIMITERS -> ErrorCode.DATA_TYPE_ERROR;
        };
        return at(code, unreadable.place(), unreadable.rule());
    }

    private static String cut(String text) {
        return text.length() <= MAX_TEXT_CHARACTERS ? text : text.substring(0, MAX_TEXT_CHARACTERS);
    }
}
