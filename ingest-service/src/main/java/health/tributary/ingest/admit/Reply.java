package health.tributary.ingest.admit;

import health.tributary.hl7v2.AckCode;
import health.tributary.hl7v2.AckCode.Outcome;
import health.tributary.hl7v2.AckCondition;
import health.tributary.hl7v2.AckError;
import health.tributary.hl7v2.Acknowledgement;
import health.tributary.hl7v2.Header;
import health.tributary.hl7v2.Message;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * The answer to one message (HL7 v2, chapter 2, section 2.9).
 *
 * <p>Original mode (MSH-15 and MSH-16 empty): always AA, AE or AR. Enhanced mode: CA, CE or CR if MSH-15 asks for it. An application
 * acknowledgement comes from whoever uses the message, which is never the door; but a sender that asks for no accept
 * acknowledgement and waits for an application acknowledgement would wait for ever, so where MSH-16 alone asks, the door answers
 * AA, AE or AR, which says the same: the message is durable, or not. One message never gets two answers.
 *
 * @param code MSA-1; empty if the sender wants no answer to this outcome
 * @param outcome what became of the message
 * @param never whether the sender says "never" in both MSH-15 and MSH-16: some mean it, and some say it and wait all the same
 */
public record Reply(Optional<AckCode> code, Outcome outcome, boolean never) {
    /** As long as MSH-10 may be in versions before 2.7. */
    private static final int CONTROL_ID_CHARACTERS = 20;

    /** The reply to a message whose bytes the broker has, or has not. */
    public static Reply to(Admission admission, boolean durable) {
        Outcome outcome = outcome(admission, durable);
        return new Reply(code(admission, outcome), outcome, never(admission));
    }

    /** The answer's bytes; the same for a resend, but for the time in MSH-7. */
    byte[] write(Admission admission, AckCode as) {
        return new Acknowledgement(
                        as,
                        admission.envelope().id().value().substring(0, CONTROL_ID_CHARACTERS),
                        admission.envelope().receivedAt().atOffset(ZoneOffset.UTC),
                        "",
                        errors(admission))
                .answer(admission.read());
    }

    private List<AckError> errors(Admission admission) {
        if (outcome == Outcome.ACCEPTED) {
            return List.of();
        }
        return admission instanceof Refused refused && refused.outcome() == outcome
                ? List.of(refused.error())
                : List.of(NotKept.NOT_STORED.error());
    }

    private static Outcome outcome(Admission admission, boolean durable) {
        if (!durable) {
            return Outcome.FAILED;
        }
        return admission instanceof Refused refused ? refused.outcome() : Outcome.ACCEPTED;
    }

    private static Optional<AckCode> code(Admission admission, Outcome outcome) {
        return admission.read() instanceof Message message
                ? code(message.header(), outcome)
                : Optional.of(AckCode.of(outcome, false));
    }

    static Optional<AckCode> code(Header header, Outcome outcome) {
        if (!header.enhancedMode()) {
            return Optional.of(AckCode.of(outcome, false));
        }
        boolean success = outcome == Outcome.ACCEPTED;
        if (wants(header.acceptAck(), success)) {
            return Optional.of(AckCode.of(outcome, true));
        }
        return wants(header.applicationAck(), success) ? Optional.of(AckCode.of(outcome, false)) : Optional.empty();
    }

    private static boolean never(Admission admission) {
        return admission.read() instanceof Message message
                && message.header().acceptAck().equals(Optional.of(AckCondition.NEVER))
                && message.header().applicationAck().equals(Optional.of(AckCondition.NEVER));
    }

    private static boolean wants(Optional<AckCondition> condition, boolean success) {
        return condition.map(asked -> asked.wants(success)).orElse(false);
    }
}
