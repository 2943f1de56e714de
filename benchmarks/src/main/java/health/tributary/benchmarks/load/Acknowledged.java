package health.tributary.benchmarks.load;

import java.nio.charset.StandardCharsets;

/** Checks acknowledgements: positive, and of the message that was sent. */
final class Acknowledged {
    private Acknowledged() {}

    /** The reason why an answer is not the positive acknowledgement of a message, or an empty text. */
    static String fault(byte[] message, String answer) {
        String controlId = field(new String(message, StandardCharsets.ISO_8859_1), "MSH", 9);
        String code = field(answer, "MSA", 1);
        if (!code.equals("AA") && !code.equals("CA")) {
            return "acknowledged with " + (code.isEmpty() ? "nothing" : code);
        }
        return field(answer, "MSA", 2).equals(controlId) ? "" : "the acknowledgement is of another message";
    }

    private static String field(String message, String segment, int index) {
        for (String line : message.split("[\r\n]+", -1)) {
            String[] fields = line.split("\\|", -1);
            if (fields[0].equals(segment) && fields.length > index) {
                return fields[index];
            }
        }
        return "";
    }
}
