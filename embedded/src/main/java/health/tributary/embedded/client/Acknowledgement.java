package health.tributary.embedded.client;

import health.tributary.hl7v2.Message;
import health.tributary.hl7v2.ReadResult;
import java.nio.charset.StandardCharsets;

/**
 * What an HL7 v2 acknowledgement says.
 *
 * @param code MSA-1; {@code none} when the answer is no acknowledgement
 * @param controlId MSA-2
 * @param text the errors (ERR), with their places
 */
public record Acknowledgement(String code, String controlId, String text) {
    /** Reads an answer of a door; never fails. */
    public static Acknowledgement read(byte[] answer) {
        ReadResult read = Message.read(answer, StandardCharsets.UTF_8);
        if (!(read instanceof Message message)) {
            return new Acknowledgement("none", "", "the answer is no acknowledgement");
        }
        String code = message.first("MSA").map(segment -> segment.text(1)).orElse("none");
        String id = message.first("MSA").map(segment -> segment.text(2)).orElse("");
        StringBuilder text = new StringBuilder();
        message.segments("ERR").forEach(error -> {
            String place = error.text(2).isEmpty() ? "" : error.field(2).raw() + " ";
            text.append(text.isEmpty() ? "" : "; ")
                    .append(place)
                    .append(error.text(7))
                    .append(error.text(8));
        });
        return new Acknowledgement(code, id, text.toString());
    }

    /** Whether the message was taken, in original or enhanced mode. */
    public boolean positive() {
        return code.equals("AA") || code.equals("CA");
    }
}
