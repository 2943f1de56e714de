package health.tributary.record.write;

import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.record.write.OwnResource.Reading;
import health.tributary.record.write.OwnResource.Reading.Unusable;
import health.tributary.record.write.OwnResource.Reading.Usable;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OwnResourceTest {
    private static final String GOOD =
            "\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":{\"text\":\"Mood\"}";

    @Test
    void aResourceNeedsNoPatient() {
        assertThat(usable("{" + GOOD + "}").patient()).isEmpty();
        assertThat(usable("{" + GOOD + ",\"subject\":{\"reference\":\"Patient/p1\"}}")
                        .patient())
                .contains("p1");
        assertThat(usable("{" + GOOD + ",\"subject\":{\"reference\":\"https://h/fhir/Patient/p1/_history/3\"}}")
                        .patient())
                .contains("p1");
    }

    @Test
    void itIsReadAsItWasSent() {
        assertThat(usable("{" + GOOD + " ,\n\"valueInteger\":1}").json())
                .isEqualTo("{" + GOOD + " ,\n\"valueInteger\":1}");
    }

    @Test
    void whatR4DoesNotKnowIsKept() {
        assertThat(usable("{" + GOOD + ",\"mood\":{\"deep\":[1]}}").json()).contains("mood");
    }

    @Test
    void whatIsNoResourceOfTheAddressIs400() {
        assertUnusable("", 400, "");
        assertUnusable("[]", 400, "");
        assertUnusable("{" + GOOD, 400, "");
        assertUnusable("{\"resourceType\":\"Goal\"}", 400, "resourceType");
        Reading otherId = OwnResource.read(bytes("{" + GOOD + ",\"id\":\"a\"}"), "Observation", Optional.of("b"));
        assertThat(((Unusable) otherId).status()).isEqualTo(400);
        assertThat(((Unusable) OwnResource.read(bytes("{" + GOOD + "}"), "Observation", Optional.of("b"))).status())
                .isEqualTo(400);
        assertThat(((Unusable) OwnResource.read(new byte[] {'{', (byte) 0xC3, '}'}, "Observation", Optional.empty()))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void whatIsMissingOrOfTheWrongTypeIs422WithItsPlace() {
        assertUnusable("{\"resourceType\":\"Observation\",\"code\":{\"text\":\"x\"}}", 422, "Observation.status");
        assertUnusable("{" + GOOD + ",\"category\":{\"text\":\"x\"}}", 422, "Observation.category");
        assertUnusable("{" + GOOD + ",\"subject\":{\"reference\":\"Group/1\"}}", 422, "Observation.subject");
        assertUnusable("{" + GOOD + ",\"subject\":\"Patient/1\"}", 422, "Observation.subject");
        assertUnusable("{" + GOOD + ",\"bodySite\":{}}", 422, "Observation.bodySite");
        assertUnusable("{" + GOOD.replace("final", "") + "}", 422, "Observation.status");
        Reading noDrug = OwnResource.read(
                bytes("{\"resourceType\":\"MedicationStatement\",\"status\":\"active\"}"),
                "MedicationStatement",
                Optional.empty());
        assertThat(((Unusable) noDrug).problems())
                .anyMatch(problem -> problem.expression().equals("MedicationStatement.medication[x]"));
    }

    private static OwnResource usable(String json) {
        Reading reading = OwnResource.read(bytes(json), "Observation", Optional.empty());
        assertThat(reading).as(reading.toString()).isInstanceOf(Usable.class);
        return ((Usable) reading).resource();
    }

    private static void assertUnusable(String json, int status, String expression) {
        Reading reading = OwnResource.read(bytes(json), "Observation", Optional.empty());
        assertThat(reading).as(json).isInstanceOf(Unusable.class);
        assertThat(((Unusable) reading).status()).as(json).isEqualTo(status);
        assertThat(((Unusable) reading).problems())
                .as(json)
                .anyMatch(problem -> problem.expression().startsWith(expression)
                        && problem.severity().refuses());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
