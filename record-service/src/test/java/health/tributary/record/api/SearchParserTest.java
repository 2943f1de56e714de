package health.tributary.record.api;

import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.record.api.SearchParser.Parsed;
import health.tributary.record.apply.EntrySearch.AnyOf;
import health.tributary.record.apply.EntrySearch.StartsWith;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SearchParserTest {
    @Test
    void commasAreAlternativesAndRepetitionsAreBoth() {
        SearchQuery query = understood(
                "Observation",
                Map.of("code", List.of("http://loinc.org|8867-4,2345-7", "8867-4"), "patient", List.of("Patient/abc")));
        assertThat(query.patient()).contains("abc");
        assertThat(query.criteria())
                .containsExactly(
                        new AnyOf("code", Set.of("http://loinc.org|8867-4", "2345-7")),
                        new AnyOf("code", Set.of("8867-4")));
    }

    @Test
    void namesAreFoundWithoutAccentsAndCase() {
        SearchQuery query = understood("Patient", Map.of("family", List.of(" Müller")));
        assertThat(query.criteria()).containsExactly(new StartsWith("family", "muller"));
    }

    @Test
    void aCountAboveTheLimitIsCutAndNotRefused() {
        assertThat(understood("Observation", Map.of("_count", List.of("999999")))
                        .count())
                .isEqualTo(SearchQuery.MAX_COUNT);
        assertThat(refused("Observation", Map.of("_count", List.of("0"))).expression())
                .isEqualTo("_count");
    }

    @Test
    void unknownParametersAreRefusedUnlessTheClientIsLenient() {
        Map<String, List<String>> parameters = Map.of("colour", List.of("red"));
        assertThat(refused("Observation", parameters).code()).isEqualTo("not-supported");
        assertThat(SearchParser.parse("Observation", parameters, true)).isInstanceOf(Parsed.Understood.class);
    }

    @Test
    void everyRefusalNamesTheParameterAndTheRule() {
        assertThat(refused("Observation", Map.of("date", List.of("soon")))).satisfies(refusal -> {
            assertThat(refusal.expression()).isEqualTo("date");
            assertThat(refusal.diagnostics()).contains("YYYY-MM-DD");
        });
        assertThat(refused("Observation", Map.of("patient", List.of("a", "b"))).expression())
                .isEqualTo("patient");
        assertThat(refused("Observation", Map.of("code", List.of("http://loinc.org|")))
                        .expression())
                .isEqualTo("code");
        assertThat(refused("Patient", Map.of("birthdate", List.of("1.1.1970"))).expression())
                .isEqualTo("birthdate");
        assertThat(refused("Observation", Map.of("_after", List.of("1"))).expression())
                .isEqualTo("_after");
    }

    @Test
    void theStandardNamesOfDatesAndStatesAreServed() {
        assertThat(understood("Condition", Map.of("clinical-status", List.of("active")))
                        .criteria())
                .containsExactly(new AnyOf("status", Set.of("active")));
        assertThat(understood("ServiceRequest", Map.of("authored", List.of("2024")))
                        .criteria())
                .hasSize(1);
    }

    @Test
    void aBackslashMakesACommaPartOfAValue() {
        assertThat(understood("Observation", Map.of("code", List.of("a\\,b,c"))).criteria())
                .containsExactly(new AnyOf("code", Set.of("a,b", "c")));
    }

    @Test
    void aNameWithoutLettersDoesNotFindEverybody() {
        assertThat(refused("Patient", Map.of("name", List.of("***"))).expression())
                .isEqualTo("name");
        assertThat(refused("Patient", Map.of("name", List.of("Ann,Ben"))).expression())
                .isEqualTo("name");
    }

    @Test
    void aModifierIsNeverPassedOver() {
        for (boolean lenient : new boolean[] {false, true}) {
            assertThat(SearchParser.parse("Observation", Map.of("code:not", List.of("a")), lenient))
                    .isInstanceOf(Parsed.Refused.class);
        }
    }

    @Test
    void idsAreAlternativesAndRepetitionsNarrowThem() {
        assertThat(understood("Observation", Map.of("_id", List.of("a,b", "b,c")))
                        .ids())
                .contains(Set.of("b"));
        assertThat(understood("Observation", Map.of()).ids()).isEmpty();
    }

    @Test
    void aPatientMayBeAnAddressButNotAList() {
        assertThat(understood("Observation", Map.of("patient", List.of("https://x/fhir/Patient/abc")))
                        .patient())
                .contains("abc");
        assertThat(refused("Observation", Map.of("patient", List.of("a,b"))).expression())
                .isEqualTo("patient");
    }

    private static SearchQuery understood(String type, Map<String, List<String>> parameters) {
        return ((Parsed.Understood) SearchParser.parse(type, parameters, false)).query();
    }

    private static Refusal refused(String type, Map<String, List<String>> parameters) {
        return ((Parsed.Refused) SearchParser.parse(type, parameters, false)).refusal();
    }
}
