package health.tributary.normalizer.normalize.hl7v2;

import static health.tributary.normalizer.normalize.hl7v2.Samples.only;
import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.Reason;
import health.tributary.contract.statement.Assert;
import health.tributary.normalizer.normalize.Outcome;
import health.tributary.normalizer.normalize.Outcome.Normalized;
import health.tributary.normalizer.normalize.Outcome.Rejected;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Case 21: what is not as the standard has it is taken where its meaning is plain, with a warning; else rejected whole. */
class OddMessagesTest {
    private static final String EXPECTED = "{\"family\":\"Quill\",\"given\":[\"Ada\"]}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                // no MSH-10, no MSH-12
                "MSH|^~\\&|A|B|C|D|20240315101530||ADT^A08\rPID|||P1^^^ADT1^MR||Quill^Ada\r",
                // a five-character MSH-2
                "MSH|^~\\&#|A|B|C|D|20240315101530||ADT^A08|1|P|2.7\rPID|||P1^^^ADT1^MR||Quill^Ada\r",
                // line feeds, and both
                "MSH|^~\\&|A|B|C|D|20240315101530||ADT^A08|1|P|2.5\nPID|||P1^^^ADT1^MR||Quill^Ada\n",
                "MSH|^~\\&|A|B|C|D|20240315101530||ADT^A08|1|P|2.5\r\nPID|||P1^^^ADT1^MR||Quill^Ada\r\n",
                // lower-case names, empty segments, Z-segments, trailing junk
                "MSH|^~\\&|A|B|C|D|20240315101530||ADT^A08|1|P|2.5\rpid|||P1^^^ADT1^MR||Quill^Ada\r",
                "MSH|^~\\&|A|B|C|D|20240315101530||ADT^A08|1|P|2.5\r\r\rPID|||P1^^^ADT1^MR||Quill^Ada\rZZZ|local|x\r\r",
                "MSH|^~\\&|A|B|C|D|20240315101530||ADT^A08|1|P|2.5\rPID|||P1^^^ADT1^MR||Quill^Ada\r\u001C\r",
            })
    void whatIsPlainIsTaken(String message) {
        Outcome outcome = Samples.normalize("genhosp", message.getBytes(StandardCharsets.UTF_8));

        assertThat(outcome).isInstanceOf(Normalized.class);
        Assert patient = only((Normalized) outcome, "Patient");
        assertThat(Samples.json(patient, "name#PID-5")).isEqualTo(EXPECTED);
    }

    @Test
    void aServiceWhoseCodeCannotBeShownIsNoDetailOfItsOrder() {
        Normalized said = Samples.normalized(
                Samples.msh("ORU^R01"),
                Samples.PID,
                "OBR|1|P1|F1|1^Panel^L|||||||||||||||||||||F",
                "OBR|2|P1|F1|\u0001^^L|||||||||||||||||||||F");
        assertThat(Samples.all(said, "ServiceRequest")).hasSize(2);
    }

    @Test
    void aRepairIsWarnedOf() {
        Outcome outcome = Samples.normalize(
                "genhosp",
                "MSH|^~\\&|A|B|C|D|20240315101530||ADT^A08|1|P|2.5\npid|||P1^^^ADT1^MR\n"
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(((Normalized) outcome).warnings()).hasSizeGreaterThanOrEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "PID|||P1", "{\"resourceType\":\"Patient\"}", "MSH|"})
    void whatIsNoMessageIsUnreadable(String message) {
        Outcome outcome = Samples.normalize("genhosp", message.getBytes(StandardCharsets.UTF_8));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.rejection().reason()).isEqualTo(Reason.UNREADABLE));
    }

    @Test
    void aKindThatIsNotMappedIsUnsupported() {
        assertThat(Samples.rejected("genhosp", Samples.msh("XYZ^P03"), Samples.PID)
                        .place())
                .isEqualTo("MSH-9");
        assertThat(Samples.rejected("genhosp", Samples.msh("XYZ^P03"), Samples.PID)
                        .reason())
                .isEqualTo(Reason.UNSUPPORTED);
    }

    @Test
    void controlCharactersAndBlanksNeverReachAResource() {
        Normalized normalized = Samples.normalized(
                Samples.msh("ADT^A08"),
                Samples.evn("A08"),
                "PID|||P1^^^ADT1^MR|| Qu\u0001ill\u0007 ^\u0002^ \\X0D\\ ^||| ");

        assertThat(Samples.json(only(normalized, "Patient"), "name#PID-5")).isEqualTo("{\"family\":\"Quill\"}");
    }

    @Test
    void aProvidersNumberOfControlCharactersIsNone() {
        byte[] body =
                Samples.bytes(Samples.msh("REF^I12"), "RF1|A|||||R1^S", "PRD|RP|Roe^Ann|||||\u0001^NPI", Samples.PID);

        assertThat(Samples.normalize("genhosp", body)).isInstanceOf(Normalized.class);
    }
}
