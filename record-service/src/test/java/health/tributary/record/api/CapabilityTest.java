package health.tributary.record.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.tributary.record.api.SearchParser.Parsed;
import health.tributary.record.write.OwnTypes;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CapabilityTest {
    private static final String STATEMENT =
            Capability.statement("http://x/fhir", "2026-11-22", "1.2.3", OwnTypes.names());
    private static final Map<String, String> VALUES =
            Map.of("token", "a", "string", "a", "date", "2026", "reference", "a".repeat(32));

    @Test
    void itIsValid() {
        Fhir.assertValid(STATEMENT);
    }

    @Test
    void everyTypeThatIsServedIsListedAndNoOther() {
        JsonNode resources = Fhir.json(STATEMENT).at("/rest/0/resource");
        assertThat(resources).hasSize(ResourceTypes.CLINICAL.size() + ResourceTypes.DIRECTORY.size() + 2);
        resources.forEach(resource -> assertThat(resource.path("type").asText())
                .matches(type -> type.equals("Binary") || ResourceTypes.served(type)));
    }

    @Test
    void documentsAreReadOnly() {
        JsonNode binary = null;
        for (JsonNode resource : Fhir.json(STATEMENT).at("/rest/0/resource")) {
            binary = resource.path("type").asText().equals("Binary") ? resource : binary;
        }
        assertThat(binary).isNotNull();
        assertThat(binary.path("interaction").findValuesAsText("code")).containsExactly("read");
        assertThat(binary.has("searchParam")).isFalse();
    }

    @Test
    void everyParameterThatIsListedIsServed() {
        for (JsonNode resource : Fhir.json(STATEMENT).at("/rest/0/resource")) {
            String type = resource.path("type").asText();
            if (type.equals("Binary")) {
                continue;
            }
            for (JsonNode parameter : resource.path("searchParam")) {
                String name = parameter.path("name").asText();
                String value = VALUES.get(parameter.path("type").asText());
                assertThat(SearchParser.parse(type, Map.of(name, List.of(value)), false))
                        .as(type + "?" + name)
                        .isInstanceOf(Parsed.Understood.class);
            }
            assertThat(resource.path("searchParam").findValuesAsText("name"))
                    .contains("_id", "_lastUpdated")
                    .doesNotHaveDuplicates();
        }
    }
}
