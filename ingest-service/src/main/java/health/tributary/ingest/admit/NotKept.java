package health.tributary.ingest.admit;

import health.tributary.hl7v2.AckCode;
import health.tributary.hl7v2.AckCode.Outcome;
import health.tributary.hl7v2.AckError;
import health.tributary.hl7v2.Acknowledgement;
import health.tributary.hl7v2.ErrorCode;
import health.tributary.hl7v2.Header;
import health.tributary.hl7v2.Message;
import health.tributary.hl7v2.ReadResult;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Why the door keeps nothing of what was sent, so that the sender must. */
public enum NotKept {
    /** More than the limit: it is of no use to send it again. */
    TOO_LARGE(Outcome.REJECTED, ErrorCode.APPLICATION_INTERNAL_ERROR, "the message is larger than this door takes"),
    /** The door holds as much as it may. */
    NO_ROOM(
            Outcome.FAILED,
            ErrorCode.APPLICATION_INTERNAL_ERROR,
            "there is no room for the message now; send it again"),
    /** The door is about to close. */
    CLOSING(
            Outcome.FAILED,
            ErrorCode.APPLICATION_INTERNAL_ERROR,
            "the door is closing; connect again and send the message again"),
    /** The broker did not confirm it in time. */
    NOT_STORED(
            Outcome.FAILED,
            ErrorCode.APPLICATION_INTERNAL_ERROR,
            "the message could not be stored in time; send it again");

    private final Outcome outcome;
    private final ErrorCode code;
    private final String rule;

    NotKept(Outcome outcome, ErrorCode code, String rule) {
        this.outcome = outcome;
        this.code = code;
        this.rule = rule;
    }

    /** The reason in words. */
    public String rule() {
        return rule;
    }

    /** Whether the same bytes may be taken later. */
    public Outcome outcome() {
        return outcome;
    }

    AckError error() {
        return AckError.of(code, rule);
    }

    /** The code of the answer to what begins with these bytes. */
    public AckCode code(byte[] head) {
        return read(head) instanceof Message message ? code(message.header()) : AckCode.of(outcome, false);
    }

    /**
     * The answer, with as much of the header echoed as is there. Nobody knows whether the sender wanted none, so it always gets one.
     *
     * @param head the first bytes of what was sent: the header's line, if it was not too long
     */
    public byte[] answer(byte[] head, Instant at) {
        ReadResult read = read(head);
        String controlId = Long.toString(at.toEpochMilli(), Character.MAX_RADIX);
        return new Acknowledgement(code(head), controlId, at.atOffset(ZoneOffset.UTC), "", List.of(error()))
                .answer(read);
    }

    private AckCode code(Header header) {
        Optional<AckCode> wanted = Reply.code(header, outcome);
        return wanted.orElse(AckCode.of(outcome, header.enhancedMode()));
    }

    /** Only the header's line is read: what stands behind it is cut somewhere. */
    private static ReadResult read(byte[] head) {
        int end = 0;
        while (end < head.length && head[end] != '\r' && head[end] != '\n') {
            end++;
        }
        return Message.read(Arrays.copyOf(head, end), StandardCharsets.UTF_8);
    }
}
