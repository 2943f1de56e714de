package health.tributary.contract.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedMappingTest {
    @Test
    void aFeedThatSaysNothingAddsNothing() {
        assertThat(FeedRegistry.read("{\"feeds\":[{\"name\":\"a\"}]}")
                        .all()
                        .get(0)
                        .mapping())
                .isEqualTo(FeedMapping.NONE);
    }

    @Test
    void everyFormIsRead() {
        FeedMapping mapping = read("""
            {"segment": "ZPI", "field": 3, "target": "Patient.extension", "url": "https://a.example/x", "type": "string"},
            {"segment": "ZPI", "field": 4, "target": "Encounter.identifier"},
            {"segment": "ZOB", "field": 3, "target": "Observation", "type": "Quantity", "codeField": 2, "unitField": 4,
             "timeField": 5, "category": "exam"},
            {"segment": "ZSM", "field": 2, "target": "Observation", "type": "CodeableConcept",
             "code": {"system": "http://loinc.org", "code": "72166-2"}}
            """);
        assertThat(mapping.revision()).isEqualTo(1);
        assertThat(mapping.conceptMaps()).containsExactly("lab.json");
        assertThat(mapping.localFields())
                .isEqualTo(List.of(
                        new LocalField.Extension("ZPI", 3, "Patient", "https://a.example/x", LocalType.STRING),
                        new LocalField.Identifier("ZPI", 4, "Encounter"),
                        new LocalField.Observation(
                                "ZOB", 3, LocalType.QUANTITY, Optional.empty(), 2, 4, 5, Optional.of("exam")),
                        new LocalField.Observation(
                                "ZSM",
                                2,
                                LocalType.CODEABLE_CONCEPT,
                                Optional.of(new LocalField.Code("http://loinc.org", "72166-2", "")),
                                0,
                                0,
                                0,
                                Optional.empty())));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\u0001',
            value = {
                "{};\"target\" is one of",
                "{\"segment\":\"zpi\",\"field\":1,\"target\":\"Patient.identifier\"};\"segment\" is three capitals",
                "{\"segment\":\"MSH\",\"field\":3,\"target\":\"Patient.identifier\"};\"segment\" is three capitals",
                "{\"segment\":\"ZPI\",\"target\":\"Patient.identifier\"};\"field\" is 1 to 199",
                "{\"segment\":\"ZPI\",\"field\":\"1\",\"target\":\"Patient.identifier\"};\"field\" is a whole number",
                "{\"segment\":\"ZPI\",\"field\":1,\"target\":\"Patient.name\"};\"target\" is one of",
                "{\"segment\":\"ZPI\",\"field\":1,\"target\":\"Patient.identifier\",\"type\":\"string\"};unknown"
                        + " member \"type\"",
                "{\"segment\":\"ZPI\",\"field\":1,\"target\":\"Patient.extension\",\"type\":\"string\"};\"url\" is an"
                        + " absolute URL",
                "{\"segment\":\"ZPI\",\"field\":1,\"target\":\"Patient.extension\",\"url\":\"https://a.example/x\",\"type\":\"text\"};\"type\""
                        + " is one of string",
                "{\"segment\":\"ZPI\",\"field\":1,\"target\":\"Patient.extension\",\"url\":\"https://a.example/x\",\"type\":\"Quantity\"};an"
                        + " extension is of no type \"Quantity\"",
                "{\"segment\":\"ZPI\",\"field\":1,\"target\":\"Observation\",\"type\":\"string\"};either \"code\" or"
                        + " \"codeField\"",
                "{\"segment\":\"ZPI\",\"field\":1,\"target\":\"Observation\",\"type\":\"Identifier\",\"codeField\":2};no"
                        + " observation is of type \"Identifier\"",
                "{\"segment\":\"ZPI\",\"field\":1,\"target\":\"Observation\",\"type\":\"string\",\"codeField\":2,\"unitField\":3};only"
                        + " a value of type \"Quantity\"",
                "{\"segment\":\"ZPI\",\"field\":1,\"target\":\"Observation\",\"type\":\"string\",\"code\":{\"code\":\"x\"}};\"code\""
                        + " has a \"system\""
            })
    void whatIsWrongIsSaidWithFeedAndItem(String item, String problem) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(item))
                .withMessageStartingWith("feed \"a\": localFields[0]: ")
                .withMessageContaining(problem);
    }

    @Test
    void additionsHaveARevision() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FeedRegistry.read("{\"feeds\":[{\"name\":\"a\",\"conceptMaps\":[\"m.json\"]}]}"))
                .withMessageContaining("mappingRevision");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FeedRegistry.read("{\"feeds\":[{\"name\":\"a\",\"mappingRevision\":1000}]}"))
                .withMessageContaining("0 to 999");
    }

    private static FeedMapping read(String items) {
        return FeedRegistry.read("{\"feeds\":[{\"name\":\"a\",\"mappingRevision\":1,\"conceptMaps\":[\"lab.json\"],"
                        + "\"localFields\":[" + items + "]}]}")
                .all()
                .get(0)
                .mapping();
    }
}
