package health.tributary.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Case 22: the status rules of results hold in every order of arrival. */
class ResultStatusTest {
    private record Said(int minute, String status, String value) {}

    @Test
    void aPreliminaryNeverCoversAFinal() {
        inEveryOrder(
                result -> {
                    assertThat(result.path("status").asText()).isEqualTo("final");
                    assertThat(result.path("valueQuantity").path("value").asText())
                            .isEqualTo("5.2");
                },
                new Said(0, "P", "5.0"),
                new Said(10, "F", "5.2"),
                new Said(20, "P", "9.9"));
    }

    @Test
    void aCorrectionReplacesTheFinal() {
        inEveryOrder(
                result -> {
                    assertThat(result.path("status").asText()).isEqualTo("corrected");
                    assertThat(result.path("valueQuantity").path("value").asText())
                            .isEqualTo("4.1");
                },
                new Said(0, "P", "5.0"),
                new Said(10, "F", "6.1"),
                new Said(20, "C", "4.1"));
    }

    @Test
    void aResultOfTheWrongPatientIsEnteredInError() {
        inEveryOrder(
                result -> assertThat(result.path("status").asText()).isEqualTo("entered-in-error"),
                new Said(0, "P", "5.0"),
                new Said(10, "F", "6.1"),
                new Said(20, "W", ""));
    }

    @Test
    void aDeletedResultShowsNoValueAndComesBackWhenItIsStatedAgain() {
        for (List<Said> order : Orders.of(List.of(new Said(0, "F", "5.0"), new Said(10, "D", "")))) {
            List<JsonNode> results = results(order);
            assertThat(results)
                    .as("%s", order)
                    .allSatisfy(
                            result -> assertThat(result.path("status").asText()).isIn("entered-in-error", "cancelled"));
        }
        inEveryOrder(
                result -> assertThat(result.path("valueQuantity").path("value").asText())
                        .isEqualTo("5.3"),
                new Said(0, "F", "5.0"),
                new Said(10, "D", ""),
                new Said(20, "F", "5.3"));
    }

    private interface Expectation {
        void of(JsonNode result);
    }

    private static void inEveryOrder(Expectation expectation, Said... said) {
        for (List<Said> order : Orders.of(List.of(said))) {
            List<JsonNode> results = results(order);
            assertThat(results).as("%s", order).hasSize(1);
            expectation.of(results.get(0));
        }
    }

    private static List<JsonNode> results(List<Said> order) {
        Hospital hospital = new Hospital();
        for (Said one : order) {
            hospital.takes(hospital.north(
                    one.minute(),
                    "ORU^R01",
                    Hospital.pid("1", "Roe^Ada"),
                    "OBR|1|P1^N|F1^L|2823-3^Potassium^LN|||20260302113000|||||||||||||||||||" + one.status(),
                    "OBX|1|NM|2823-3^Potassium^LN||" + one.value() + "|mmol/L|||||" + one.status()));
        }
        ValidResources.inBundle(hospital.everything("north", "1"));
        return hospital.resources("north", "1", "Observation");
    }
}
