package health.tributary.embedded.command;

import health.tributary.embedded.client.Refused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A file of HL7 v2 messages, one after another; what stands before the first MSH is sent as it is. */
final class MessageFile {
    private static final byte[] HEADER = "MSH".getBytes(StandardCharsets.US_ASCII);

    private MessageFile() {}

    static List<byte[]> read(Path file) throws IOException, Refused {
        if (!Files.isRegularFile(file)) {
            throw new Refused(file + " is not a file");
        }
        byte[] bytes = Files.readAllBytes(file);
        List<byte[]> messages = new ArrayList<>();
        int from = 0;
        for (int i = 1; i < bytes.length; i++) {
            if ((bytes[i - 1] == '\r' || bytes[i - 1] == '\n') && startsAt(bytes, i) && startsAt(bytes, from)) {
                messages.add(Arrays.copyOfRange(bytes, from, i));
                from = i;
            }
        }
        messages.add(Arrays.copyOfRange(bytes, from, bytes.length));
        return messages;
    }

    private static boolean startsAt(byte[] bytes, int at) {
        return at + HEADER.length < bytes.length
                && bytes[at] == HEADER[0]
                && bytes[at + 1] == HEADER[1]
                && bytes[at + 2] == HEADER[2];
    }
}
