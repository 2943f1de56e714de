package health.tributary.ingest.admit;

import health.tributary.hl7v2.AckCode;
import health.tributary.hl7v2.AckCode.Outcome;
import health.tributary.hl7v2.Batch;
import health.tributary.hl7v2.BatchAcknowledgement;
import java.io.ByteArrayOutputStream;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * What became of a delivery, and what the sender is told.
 *
 * @param replies one for each of the delivery's admissions
 */
public record Receipt(Delivery delivery, List<Reply> replies) {
    private static final int CONTROL_ID_CHARACTERS = 20;

    public Receipt {
        replies = List.copyOf(replies);
        if (replies.size() != delivery.admissions().size()) {
            throw new IllegalArgumentException("each message has one reply");
        }
    }

    /** Whether the sender asked for an answer to this outcome. A batch always gets one. */
    public boolean asked() {
        return delivery instanceof Delivery.Several || replies.get(0).code().isPresent();
    }

    /**
     * The answer that the sender asked for; empty if it wants none.
     *
     * @param evenIfNever whether a sender that says "never" in both MSH-15 and MSH-16 is answered all the same
     */
    public Optional<byte[]> wanted(boolean evenIfNever) {
        return asked() || (evenIfNever && replies.get(0).never()) ? Optional.of(answer()) : Optional.empty();
    }

    /** The application acknowledgement that follows on the accept acknowledgement of a single message, if the sender asked for both. */
    public Optional<byte[]> application() {
        return delivery instanceof Delivery.Several
                ? Optional.empty()
                : replies.get(0)
                        .application()
                        .map(code -> replies.get(0).write(delivery.admissions().get(0), code));
    }

    /** The answer, wanted or not: over HTTP there always is one. */
    public byte[] answer() {
        List<byte[]> answers = new ArrayList<>(replies.size());
        for (int i = 0; i < replies.size(); i++) {
            Reply reply = replies.get(i);
            answers.add(reply.write(delivery.admissions().get(i), code(reply)));
        }
        return delivery instanceof Delivery.Several several && several.wrapped()
                ? wrap(several.batch(), answers)
                : join(answers);
    }

    /** FAILED if sending all again is of use, else ACCEPTED if anything was taken, else REJECTED. */
    public Outcome outcome() {
        List<Outcome> outcomes = replies.stream().map(Reply::outcome).toList();
        if (outcomes.contains(Outcome.FAILED)) {
            return Outcome.FAILED;
        }
        return outcomes.contains(Outcome.ACCEPTED) ? Outcome.ACCEPTED : Outcome.REJECTED;
    }

    private AckCode code(Reply reply) {
        return reply.code().orElse(AckCode.of(reply.outcome(), true));
    }

    private byte[] wrap(Batch batch, List<byte[]> answers) {
        Iterator<byte[]> next = answers.iterator();
        List<List<byte[]>> groups = new ArrayList<>();
        for (Batch.Group group : batch.groups()) {
            List<byte[]> answersOfGroup = new ArrayList<>();
            group.messages().forEach(message -> answersOfGroup.add(next.next()));
            groups.add(answersOfGroup);
        }
        Admission first = delivery.admissions().get(0);
        String controlId = first.envelope().id().value().substring(0, CONTROL_ID_CHARACTERS);
        return new BatchAcknowledgement(controlId, first.envelope().receivedAt().atOffset(ZoneOffset.UTC))
                .answer(batch, groups);
    }

    private static byte[] join(List<byte[]> answers) {
        if (answers.size() == 1) {
            return answers.get(0);
        }
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        answers.forEach(joined::writeBytes);
        return joined.toByteArray();
    }
}
