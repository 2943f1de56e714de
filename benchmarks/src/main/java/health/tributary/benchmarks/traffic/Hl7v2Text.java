package health.tributary.benchmarks.traffic;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** What the HL7 v2 messages of one run have in common: their header, and how their patients are numbered. */
final class Hl7v2Text {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss.SSSxx").withZone(ZoneOffset.UTC);

    private final String run;

    Hl7v2Text(String run) {
        this.run = run;
    }

    static String time(Instant instant) {
        return TIME.format(instant);
    }

    /** PID-3.1 of a patient. */
    String number(int patient) {
        return run + "P" + patient;
    }

    Person.Searched person(int patient) {
        return new Person.Searched("/Patient?identifier=" + number(patient));
    }

    /** A message of segments that are put behind its header. */
    Message message(Mark mark, String type, Instant now, String... segments) {
        String controlId = mark.text(run);
        String text = "MSH|^~\\&|BENCHAPP|" + run + "^1.2.3.4.5^ISO|PHR|PLATFORM|" + time(now) + "||" + type + "|"
                + controlId + "|P|2.6|||AL|NE|USA\r" + String.join("\r", segments) + "\r";
        return new Message(mark, controlId, text.getBytes(StandardCharsets.US_ASCII));
    }
}
