package health.tributary.record.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BundlesTest {
    private static final String ID = "a".repeat(32);

    @Test
    void anEmptyBundleIsValid() {
        String bundle =
                Bundles.searchset("http://x/fhir", "http://x/fhir/Patient", none(), OptionalLong.of(0), List.of());
        assertThat(Fhir.json(bundle).has("entry")).isFalse();
        Fhir.assertValid(bundle);
    }

    @Test
    void itemsHaveTheirAddressAndTheirMode() {
        String resource = "{\"resourceType\":\"Patient\",\"id\":\"" + ID + "\"}";
        String bundle = Bundles.searchset(
                "http://x/fhir",
                "http://x/fhir/Patient?name=a",
                Optional.of("http://x/fhir/Patient?name=a&_after=" + ID),
                OptionalLong.empty(),
                List.of(
                        new Bundles.Item("Patient", ID, resource, false),
                        new Bundles.Item("Patient", "b".repeat(32), resource, true)));
        JsonNode json = Fhir.json(bundle);
        assertThat(json.has("total")).isFalse();
        assertThat(json.at("/entry/0/fullUrl").asText()).isEqualTo("http://x/fhir/Patient/" + ID);
        assertThat(json.at("/entry/0/search/mode").asText()).isEqualTo("match");
        assertThat(json.at("/entry/1/search/mode").asText()).isEqualTo("include");
        assertThat(json.at("/link/1/relation").asText()).isEqualTo("next");
    }

    @Test
    void addressesKeepTheirParametersAndMoveOn() {
        Map<String, List<String>> parameters =
                new TreeMap<>(Map.of("_after", List.of("old"), "code", List.of("http://loinc.org|1 2&3", "b\"")));
        Page page = new Page("http://x/fhir", "Observation", parameters);
        assertThat(page.self())
                .isEqualTo("http://x/fhir/Observation?_after=old&code=http%3A%2F%2Floinc.org%7C1+2%263&code=b%22");
        assertThat(page.after("new"))
                .isEqualTo("http://x/fhir/Observation?code=http%3A%2F%2Floinc.org%7C1+2%263&code=b%22&_after=new");
        assertThat(new Page("http://x", "A", Map.of()).after("new")).isEqualTo("http://x/A?_after=new");
    }

    private static Optional<String> none() {
        return Optional.empty();
    }
}
