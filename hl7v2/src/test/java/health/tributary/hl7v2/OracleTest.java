package health.tributary.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.HapiContext;
import ca.uhn.hl7v2.model.Group;
import ca.uhn.hl7v2.model.Structure;
import ca.uhn.hl7v2.parser.GenericModelClassFactory;
import ca.uhn.hl7v2.parser.PipeParser;
import ca.uhn.hl7v2.util.Terser;
import ca.uhn.hl7v2.validation.impl.NoValidation;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * HAPI v2 as the oracle: on every message that both accept, every value reads the same. HAPI leaves hexadecimal escapes and
 * formatting commands as they are written, so that those are not compared here.
 */
class OracleTest {
    private static final Path MORE = Path.of("..", "..", "shared", "samples", "hl7v2");

    private final PipeParser hapi = parser();

    private static PipeParser parser() {
        HapiContext context = new DefaultHapiContext(new GenericModelClassFactory());
        context.setValidationContext(new NoValidation());
        return context.getPipeParser();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                Samples.MSH + "\rPID|1||A^B&C&D^^E~F~^G||\"\"^\"\"|x\\S\\y\\T\\z\\F\\\\E\\\\R\\\rOBX|1|ST|X||a b|",
                "MSH#*!%$#LAB#NORTH#####ORU*R01#1#P#2.5\rOBX#1#ST#A*B$C!D##5|^~&%F%",
                Samples.MSH + "\rOBR|1||||||||||||||\rOBX|1|TX|A||one|||||||F\rNTE|1||n\rOBX|2|TX|B\rZZZ|a^b|c\r",
            })
    void whatBothAcceptReadsTheSame(String text) throws HL7Exception {
        assertThat(compared(text, hapi.parse(text))).isGreaterThan(10);
    }

    @Test
    void theAdmissionReadsTheSame() throws HL7Exception {
        String text = Samples.ADMISSION.replace("\\.br\\", " ");
        assertThat(compared(text, hapi.parse(text))).isGreaterThan(50);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../fixtures", "../normalizer-service/src/test/resources/golden"})
    void everyMessageOfOurOwnReadsTheSame(String folder) throws IOException {
        List<Path> files = messages(Path.of(folder));
        assertThat(files).isNotEmpty();
        assertThat(readTheSame(files, StandardCharsets.UTF_8)).isEqualTo(files.size());
    }

    @Test
    void moreSamplesReadTheSameWhereTheyAreThere() throws IOException {
        assumeTrue(Files.isDirectory(MORE), "no folder of further samples");
        List<Path> files = messages(MORE);
        assertThat(readTheSame(files, StandardCharsets.ISO_8859_1)).isGreaterThan(files.size() / 2);
    }

    /** Batches are no messages: the doors cut them. */
    private static List<Path> messages(Path folder) throws IOException {
        List<Path> messages = new ArrayList<>();
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path file : found.filter(each -> each.toString().endsWith(".hl7"))
                    .sorted()
                    .toList()) {
                String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                if (!text.startsWith("FHS") && !text.startsWith("BHS")) {
                    messages.add(file);
                }
            }
        }
        return messages;
    }

    /** Compares all files; gives back how many of them the oracle accepts, as we must accept them all. */
    private int readTheSame(List<Path> files, Charset defaultCharset) throws IOException {
        int accepted = 0;
        for (Path file : files) {
            byte[] bytes = Files.readAllBytes(file);
            ReadResult read = Message.read(bytes, defaultCharset);
            assertThat(read).as(file.toString()).isInstanceOf(Message.class);
            Message ours = (Message) read;
            Optional<ca.uhn.hl7v2.model.Message> theirs = accepted(new String(bytes, ours.charset()));
            if (theirs.isPresent()) {
                accepted++;
                assertThat(compared(ours, theirs.get())).as(file.toString()).isPositive();
            }
        }
        return accepted;
    }

    /** A doubled escape character in MSH-2 makes HAPI take it for the subcomponent separator. */
    private Optional<ca.uhn.hl7v2.model.Message> accepted(String text) {
        if (text.startsWith("MSH|^~\\\\&")) {
            return Optional.empty();
        }
        try {
            return Optional.of(hapi.parse(text.replace("\r\n", "\r").replace('\n', '\r')));
        } catch (HL7Exception refused) {
            return Optional.empty();
        }
    }

    private static int compared(String text, ca.uhn.hl7v2.model.Message theirs) {
        return compared(Samples.read(Samples.bytes(text), StandardCharsets.ISO_8859_1), theirs);
    }

    private static int compared(Message ours, ca.uhn.hl7v2.model.Message theirs) {
        List<ca.uhn.hl7v2.model.Segment> segments = new ArrayList<>();
        try {
            collect(theirs, segments);
            assertThat(ours.segments())
                    .extracting(Segment::name)
                    .containsExactlyElementsOf(segments.stream()
                            .map(ca.uhn.hl7v2.model.Segment::getName)
                            .toList());
            int values = 0;
            for (int i = 0; i < segments.size(); i++) {
                values += compared(ours.segment(i), segments.get(i));
            }
            return values;
        } catch (HL7Exception broken) {
            throw new AssertionError(broken);
        }
    }

    private static void collect(Group group, List<ca.uhn.hl7v2.model.Segment> into) throws HL7Exception {
        for (String name : group.getNames()) {
            for (Structure structure : group.getAll(name)) {
                if (structure instanceof ca.uhn.hl7v2.model.Segment segment) {
                    into.add(segment);
                } else {
                    collect((Group) structure, into);
                }
            }
        }
    }

    private static int compared(Segment ours, ca.uhn.hl7v2.model.Segment theirs) throws HL7Exception {
        int values = 0;
        for (int f = 1; f <= Math.max(ours.fieldCount(), theirs.numFields()); f++) {
            for (Repetition repetition : ours.field(f).repetitions()) {
                for (int c = 1; c <= repetition.count() + 1; c++) {
                    for (int s = 1; s <= repetition.component(c).count() + 1; s++) {
                        Subcomponent value = repetition.component(c).subcomponent(s);
                        String read = Terser.get(theirs, f, repetition.number() - 1, c, s);
                        assertThat(expected(value))
                                .as(value.location().toString())
                                .isEqualTo(read == null ? "" : read.replace("\\.br\\", "\n"));
                        values++;
                    }
                }
            }
            assertThat(theirs.getField(f).length)
                    .as("repetitions of " + ours.field(f).location())
                    .isLessThanOrEqualTo(Math.max(1, ours.field(f).count()));
        }
        return values;
    }

    private static String expected(Subcomponent value) {
        return value.isNull() ? "\"\"" : value.text();
    }
}
