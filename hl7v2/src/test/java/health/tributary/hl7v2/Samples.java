package health.tributary.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Synthetic messages, and the shortest way to read one in a test. */
final class Samples {
    static final String MSH = "MSH|^~\\&|LAB|NORTH|HUB|SOUTH|20240315101530-0500||ORU^R01^ORU_R01|C-1|P|2.5.1";

    static final String ADMISSION = String.join(
                    "\r",
                    "MSH|^~\\&|ADT|GENERAL^1.2.3^ISO|HUB|NET|20240315101530-0500||ADT^A01^ADT_A01|A-7|P|2.5|42||AL|NE",
                    "EVN|A01|20240315101500-0500",
                    "PID|1||P-1^5^M11^AUTH&1.2.3.4&ISO^MR~\"\"^^^NAT^SS||MILL\\T\\SON^ANNA^\"\"^^^^L~MILLER^ANNA||19610615|F|||1 ELM ST^^TOWN",
                    "NK1|1|MILLSON^BERT|SPO",
                    "PV1|1|I|2000^2012^01||||\"\"",
                    "OBX|1|ST|A^Alpha||1\\S\\2||||||F",
                    "NTE|1||first line\\.br\\second",
                    "OBX|2|NM|B^Beta||5.10|mg/dL|||||F",
                    "ZPI|local^one~two")
            + "\r";

    private Samples() {}

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static Message read(String text) {
        return read(bytes(text), StandardCharsets.UTF_8);
    }

    static Message read(byte[] bytes, Charset defaultCharset) {
        ReadResult result = Message.read(bytes, defaultCharset);
        assertThat(result).isInstanceOf(Message.class);
        return (Message) result;
    }

    static Unreadable refuse(String text) {
        ReadResult result = Message.read(bytes(text), StandardCharsets.UTF_8);
        assertThat(result).isInstanceOf(Unreadable.class);
        return (Unreadable) result;
    }

    static List<Repair> repairs(Message message) {
        return message.warnings().stream().map(Warning::repair).toList();
    }

    static Segment first(Message message, String name) {
        return message.first(name).orElseThrow();
    }

    /** OBX-5 of a message that holds just this value. */
    static Field value(String written) {
        return first(read(MSH + "\rOBX|1|ST|A||" + written + "|u"), "OBX").field(5);
    }
}
