package health.tributary.hl7v2;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The answer to a message (HL7 v2, chapter 2, section 2.9): MSH, MSA and an ERR for each error, in the delimiters and the
 * character set of the sender. MSA-2, and what else is echoed, goes back byte for byte as it was sent.
 *
 * <p>ERR has the form of version 2.5 and later. For senders that state an older version ERR-1, the older form of the same
 * location and code, is filled too: they read the first field and ignore the others.
 *
 * @param code MSA-1
 * @param controlId MSH-10 of the answer itself
 * @param at MSH-7 of the answer, written to the millisecond with its offset
 * @param text MSA-3, or empty; no health data
 */
public record Acknowledgement(AckCode code, String controlId, OffsetDateTime at, String text, List<AckError> errors) {
    private static final String DEFAULT_VERSION = "2.5";
    private static final int ERROR_FORM_SINCE_MINOR = 5;

    public Acknowledgement {
        Objects.requireNonNull(code);
        Objects.requireNonNull(controlId);
        Objects.requireNonNull(at);
        Objects.requireNonNull(text);
        errors = List.copyOf(errors);
    }

    /** An answer without errors. */
    public static Acknowledgement of(AckCode code, String controlId, OffsetDateTime at) {
        return new Acknowledgement(code, controlId, at, "", List.of());
    }

    /**
     * The answer's bytes, each segment closed by a carriage return, without MLLP framing. Where not even a header could
     * be read, in the usual delimiters, version 2.5, with nothing to echo.
     */
    public byte[] answer(ReadResult received) {
        Optional<Message> header = received instanceof Message message
                ? Optional.of(message)
                : received instanceof Unreadable unreadable ? unreadable.header() : Optional.empty();
        return header.map(this::answer).orElseGet(this::answerUnreadable);
    }

    private byte[] answer(Message received) {
        Charset content = received.transcoded() ? StandardCharsets.UTF_8 : received.charset();
        byte[] written = write(received, content);
        return received.transcoded()
                ? new String(written, StandardCharsets.UTF_8).getBytes(received.charset())
                : written;
    }

    private byte[] write(Message received, Charset content) {
        Segment msh = received.segment(0);
        SegmentWriter answer = new SegmentWriter(received.delimiters(), content);
        answer.header("MSH")
                .echo(msh.field(5))
                .echo(msh.field(6))
                .echo(msh.field(3))
                .echo(msh.field(4))
                .text(Hl7DateTime.write(at))
                .skip(1)
                .built(messageType(answer, received.header().triggerEvent()))
                .text(controlId);
        echoOr(answer, msh.field(11), "P");
        echoOr(answer, msh.field(12), DEFAULT_VERSION);
        writeCharset(answer, received);
        answer.end();
        answer.segment("MSA").text(code.name()).echo(msh.field(10));
        writeText(answer);
        writeErrors(answer, older(received.header().version()));
        return answer.bytes();
    }

    private byte[] answerUnreadable() {
        SegmentWriter answer = new SegmentWriter(Delimiters.STANDARD, StandardCharsets.UTF_8);
        answer.header("MSH").skip(4).text(Hl7DateTime.write(at)).skip(1).built(messageType(answer, ""));
        answer.text(controlId).text("P").text(DEFAULT_VERSION).end();
        answer.segment("MSA").text(code.name()).skip(1);
        writeText(answer);
        writeErrors(answer, false);
        return answer.bytes();
    }

    private void writeText(SegmentWriter answer) {
        if (!text.isEmpty()) {
            answer.text(text);
        }
        answer.end();
    }

    private static String messageType(SegmentWriter answer, String triggerEvent) {
        return triggerEvent.isEmpty() ? "ACK" : answer.components("ACK", triggerEvent, "ACK");
    }

    private static void echoOr(SegmentWriter answer, Field field, String otherwise) {
        if (field.isPresent()) {
            answer.echo(field);
        } else {
            answer.text(otherwise);
        }
    }

    /** MSH-18 goes back as it came; a sender that left it out reads what it wrote. */
    private static void writeCharset(SegmentWriter answer, Message received) {
        Field declared = received.segment(0).field(18);
        if (declared.isPresent()) {
            boolean honoured = CharacterSetNames.find(declared.text())
                    .filter(received.charset()::equals)
                    .isPresent();
            answer.skip(5);
            if (honoured) {
                answer.echo(declared);
            } else {
                answer.text(CharacterSetNames.write(received.charset()));
            }
        }
    }

    private void writeErrors(SegmentWriter answer, boolean older) {
        for (AckError error : errors) {
            answer.segment("ERR")
                    .built(older ? olderForm(answer, error) : "")
                    .built(error.place().map(place -> location(answer, place)).orElse(""))
                    .built(coded(answer, error))
                    .text(error.severity().code());
            if (!error.diagnostic().isEmpty() || !error.userText().isEmpty()) {
                answer.skip(2).text(error.diagnostic());
            }
            if (!error.userText().isEmpty()) {
                answer.text(error.userText());
            }
            answer.end();
        }
    }

    private static String coded(SegmentWriter answer, AckError error) {
        return answer.components(
                Integer.toString(error.code().code()), error.code().text(), "HL70357");
    }

    /** ERL (chapter 2A, section 2A.3.28): segment, its occurrence, field, repetition, component, subcomponent. */
    private static String location(SegmentWriter answer, Location place) {
        return answer.components(
                place.segment(),
                number(place.occurrence()),
                number(place.field()),
                number(place.repetition() == 0 && place.field() > 0 ? 1 : place.repetition()),
                number(place.component()),
                number(place.subcomponent()));
    }

    /** ELD of versions before 2.5: segment, sequence, field, code. Its subcomponents are left to the coded field. */
    private static String olderForm(SegmentWriter answer, AckError error) {
        Location place = error.place().orElse(Location.WHOLE);
        return answer.components(
                place.segment(),
                number(place.occurrence()),
                number(place.field()),
                Integer.toString(error.code().code()));
    }

    private static String number(int counted) {
        return counted == 0 ? "" : Integer.toString(counted);
    }

    /** Whether a version such as 2.3.1 is one before 2.5. */
    private static boolean older(String version) {
        return version.length() >= 3
                && version.startsWith("2.")
                && version.charAt(2) >= '1'
                && version.charAt(2) < '0' + ERROR_FORM_SINCE_MINOR
                && (version.length() == 3 || version.charAt(3) == '.');
    }

    @Override
    public String toString() {
        return "Acknowledgement (" + code + ", " + errors.size() + " errors)";
    }
}
