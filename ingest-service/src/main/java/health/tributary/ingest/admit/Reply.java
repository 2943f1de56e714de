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
 * <p>Original mode (MSH-15 and MSH-16 empty): always AA, AE or AR. Enhanced mode: CA, CE or CR if MSH-15 asks for it, and behind a
 * CA the application acknowledgement if MSH-16 asks for it. A CE or CR ends the matter: no application has seen the message. Where
 * MSH-16 alone asks, its acknowledgement, AA, AE or AR, is the only one.
 *
 * <p>The application acknowledgement is the door's, too: whoever uses the message does so later, and nobody is kept waiting for it. It
 * says what the accept acknowledgement says, that the message is durable or not, and not that it was understood.
 *
 * @param code MSA-1 of the first answer; empty if the sender wants none to this outcome
 * @param application MSA-1 of the application acknowledgement that follows on an accept acknowledgement; empty if none does
 * @param outcome what became of the message
 * @param never whether the sender says "never" in both MSH-15 and MSH-16: some mean it, and some say it and wait all the same
 */
public record Reply(Optional<AckCode> code, Optional<AckCode> application, Outcome outcome, boolean never) {
    /** As long as MSH-10 may be in versions before 2.7. */
    private static final int CONTROL_ID_CHARACTERS = 20;

    /** The reply to a message whose bytes the broker has, or has not. */
    public static Reply to(Admission admission, boolean durable) {
        Outcome outcome = outcome(admission, durable);
        Optional<AckCode> code = code(admission, outcome);
        return new Reply(code, application(admission, code), outcome, never(admission));
    }

    /** The answer's bytes; the same for a resend, but for the time in MSH-7. */
    byte[] write(Admission admission, AckCode as) {
        String id = admission.envelope().id().value();
        // Two answers have two control ids: the beginning of the message's id, and its end.
        boolean second = application.equals(Optional.of(as));
        int from = second ? id.length() - CONTROL_ID_CHARACTERS : 0;
        return new Acknowledgement(
                        as,
                        id.substring(from, from + CONTROL_ID_CHARACTERS),
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

    private static Optional<AckCode> application(Admission admission, Optional<AckCode> first) {
        boolean follows = first.equals(Optional.of(AckCode.CA))
                && admission.read() instanceof Message message
                && wants(message.header().applicationAck(), true);
        return follows ? Optional.of(AckCode.AA) : Optional.empty();
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
