package health.tributary.device;

import static health.tributary.device.Points.heartRate;
import static health.tributary.device.Points.read;
import static health.tributary.device.Points.refused;
import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.Reason;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadInputTest {
    private static final String GOOD = heartRate("72");

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "-Infinity", "+Infinity"})
    void whatIsNotFiniteIsRefusedAndNotTheArrayAroundIt(String value) {
        List<PointResult> results = read("[" + GOOD + "," + heartRate(value) + "," + GOOD + "]", PointForm.JSON)
                .results();
        assertThat(results).hasSize(3);
        assertThat(results.get(1))
                .isInstanceOfSatisfying(
                        PointResult.Refused.class,
                        refused -> assertThat(refused.problem())
                                .isEqualTo(new Problem(
                                        Reason.INVALID_VALUE, "body.heart_rate.value", Quantity.NOT_FINITE)));
        assertThat(results.get(2)).isInstanceOf(PointResult.Taken.class);
    }

    @ParameterizedTest
    @CsvSource({
        "'\"72\"',a number is expected",
        "'\"NaN\"',a number is expected",
        "null,a number is expected",
        "true,a number is expected",
        "[72],a number is expected",
        "'{\"a\":1}',a number is expected",
        "1e400,a number has at most 18 digits and as many decimals",
        "12345678901234567890,a number has at most 18 digits and as many decimals",
    })
    void wrongTypesAreNamedWithTheirPath(String value, String rule) {
        assertThat(refused(heartRate(value)))
                .isEqualTo(new Problem(Reason.INVALID_VALUE, "body.heart_rate.value", rule));
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThat(refused("{}").path()).isEqualTo("header");
        assertThat(refused(GOOD.replace("user_id", "who")).reason()).isEqualTo(Reason.NO_SUBJECT);
        assertThat(refused(GOOD.replace("\"u-1\"", "\"  \"")).reason()).isEqualTo(Reason.NO_SUBJECT);
        assertThat(refused(GOOD.replace("schema_id", "schema")).rule()).isEqualTo(Meaning.NO_SCHEMA);
        assertThat(refused(GOOD.replace("\"body\"", "\"corpse\"")).rule()).isEqualTo(Meaning.NO_BODY);
        assertThat(refused(GOOD.replace("heart_rate\"", "heart\"")).rule()).isEqualTo(Meaning.NO_MEASURE);
        assertThat(refused(GOOD.replace("\"value\"", "\"wert\"")).rule()).isEqualTo(Quantity.NO_VALUE);
        assertThat(refused(GOOD.replace("effective_time_frame", "when")).rule()).isEqualTo(TimeFrame.NO_FRAME);
    }

    @Test
    void unknownSchemasVersionsAndUnitsAreUnsupported() {
        assertThat(refused(GOOD.replace("\"heart-rate\"", "\"mood\"")))
                .isEqualTo(new Problem(Reason.UNSUPPORTED, "header.schema_id", Meaning.SCHEMA));
        assertThat(refused(GOOD.replace("\"2.0\"", "\"9.0\"")).reason()).isEqualTo(Reason.UNSUPPORTED);
        assertThat(refused(GOOD.replace("\"omh\"", "\"acme\"")).reason()).isEqualTo(Reason.UNSUPPORTED);
        assertThat(refused(GOOD.replace("beats/min", "Hz")).rule()).isEqualTo(Meaning.UNIT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "junk", "[", "{", "[{}", "{} {}", "[] []", "{\"header\":}", "\u0000"})
    void whatIsNoJsonIsUnreadableAsAWhole(String text) {
        assertThat(read(text, PointForm.JSON).whole())
                .hasValueSatisfying(problem -> assertThat(problem.reason()).isEqualTo(Reason.UNREADABLE));
    }

    @Test
    void aBrokenArraySaysAtWhichPointItBroke() {
        assertThat(read("[" + GOOD + "," + GOOD + ", nonsense]", PointForm.JSON).whole())
                .contains(new Problem(Reason.UNREADABLE, "[2]", DataPoints.NO_JSON));
        assertThat(read("[" + GOOD + "," + GOOD.substring(0, 200), PointForm.JSON)
                        .whole())
                .isPresent();
    }

    @Test
    void nestingHasALimit() {
        String deep = GOOD.replace("\"body\":", "\"x\":" + "[".repeat(100) + "]".repeat(100) + ",\"body\":");
        assertThat(read(deep, PointForm.JSON).whole())
                .contains(new Problem(Reason.UNREADABLE, "", DataPoints.PASSES_A_LIMIT));
        assertThat(read(GOOD + "\n" + deep + "\n" + GOOD, PointForm.LINES).results())
                .hasExactlyElementsOfTypes(PointResult.Taken.class, PointResult.Refused.class, PointResult.Taken.class);
    }

    @Test
    void elementsThatAreNoObjectsAreRefusedByThemselves() {
        assertThat(read("[1,\"x\",null,[" + GOOD + "]," + GOOD + "]", PointForm.JSON)
                        .results())
                .hasExactlyElementsOfTypes(
                        PointResult.Refused.class,
                        PointResult.Refused.class,
                        PointResult.Refused.class,
                        PointResult.Refused.class,
                        PointResult.Taken.class);
    }

    @Test
    void aBadLineSpoilsNoOther() {
        String lines = "\ufeff" + GOOD + "\r\n\n{broken\n" + GOOD + " junk\n" + GOOD;
        List<PointResult> results = read(lines, PointForm.LINES).results();
        assertThat(results)
                .hasExactlyElementsOfTypes(
                        PointResult.Taken.class,
                        PointResult.Refused.class,
                        PointResult.Refused.class,
                        PointResult.Taken.class);
        assertThat(results.get(1).place().line()).isEqualTo(3);
        assertThat(results.get(1).place().index()).isEqualTo(1);
        assertThat(results.get(3).place().line()).isEqualTo(5);
    }

    @Test
    void placesAreTheBytesOfThePoints() {
        String text = "\ufeff [\n" + GOOD.replace("band", "b\u00e4nd") + " ,\n" + GOOD + "]";
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        List<PointResult> results = read(bytes, PointForm.JSON).results();
        Place second = results.get(1).place();
        assertThat(new String(bytes, second.from(), second.to() - second.from(), StandardCharsets.UTF_8))
                .isEqualTo(GOOD);
        assertThat(second.line()).isEqualTo(3);
        Place first = results.get(0).place();
        assertThat((char) bytes[first.from()]).isEqualTo('{');
        assertThat((char) bytes[first.to() - 1]).isEqualTo('}');
    }

    @Test
    void membersComeInAnyOrderAndUnknownOnesArePassedOver() {
        String body = GOOD.substring(GOOD.indexOf("\"body\""), GOOD.length() - 1);
        String header = GOOD.substring(1, GOOD.indexOf(",\"body\""));
        String turned = "{\"extra\":[{\"header\":1}]," + body + ",\"more\":NaN," + header + "}";
        assertThat(Points.only(turned)).isEqualTo(Points.only(GOOD));
    }

    @Test
    void noProblemQuotesAValue() {
        Problem problem = refused(heartRate("98765"));
        assertThat(problem.toString()).doesNotContain("98765");
        assertThat(Points.taken(GOOD).toString()).doesNotContain("72").doesNotContain("u-1");
    }

    @Property
    void contentNeverMakesItThrow(@ForAll @Size(max = 200) byte[] noise) {
        for (PointForm form : PointForm.values()) {
            assertThat(read(noise, form)).isNotNull();
        }
    }

    @Property(tries = 500)
    void oneWrongByteNeverMakesItThrow(@ForAll byte wrong, @ForAll int at) {
        byte[] bytes = ("[" + GOOD + "]").getBytes(StandardCharsets.UTF_8);
        bytes[Math.floorMod(at, bytes.length)] = wrong;
        for (PointForm form : PointForm.values()) {
            assertThat(read(bytes, form)).isNotNull();
        }
    }
}
