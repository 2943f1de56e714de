package health.tributary.normalizer.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import health.tributary.contract.FeedId;
import health.tributary.contract.feed.FeedRegistry;
import health.tributary.normalizer.vocabulary.LocalCodes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConceptMapFilesTest {
    private static final FeedRegistry REGISTRY = FeedRegistry.read("""
        {"feeds": [{"name": "lab", "mappingRevision": 1, "conceptMaps": ["map.json"]}]}
        """);

    @TempDir
    Path folder;

    @Test
    void codesAreFoundBySystemNameAndTable() throws IOException {
        LocalCodes codes = read("""
            {"resourceType": "ConceptMap", "group": [
              {"source": "L", "target": "http://loinc.org", "element": [
                {"code": "A", "target": [{"code": "1-8", "equivalence": "equal"}]}]},
              {"source": "http://loinc.org", "target": "http://snomed.info/sct", "element": [
                {"code": "1-8", "target": [{"code": "2", "equivalence": "subsumes"}]}]},
              {"source": "HL70001", "target": "http://terminology.hl7.org/CodeSystem/v2-0001", "element": [
                {"code": "F", "target": [{"code": "F", "equivalence": "equal"}]},
                {"code": "W", "target": [{"code": "F", "equivalence": "equal"}]}]}]}
            """).get(new FeedId("lab"));
        assertThat(codes.size()).isEqualTo(4);
        assertThat(codes.of("https://tributary.health/code-system/lab/L", "A"))
                .extracting(LocalCodes.Target::code)
                .containsExactly("1-8");
        assertThat(codes.of("http://loinc.org", "1-8")).allMatch(LocalCodes.Target::wider);
        assertThat(codes.of("http://terminology.hl7.org/CodeSystem/v2-0001", "F"))
                .hasSize(1);
        assertThat(codes.of("https://tributary.health/code-system/lab/HL70001", "W"))
                .hasSize(1);
        assertThat(codes.of(null, "A")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\u0001',
            value = {
                "{;no JSON, line 1",
                "{};resourceType is ConceptMap",
                "{\"resourceType\":\"ConceptMap\"};group is a list",
                "{\"resourceType\":\"ConceptMap\",\"group\":[{\"target\":\"loinc\"}]};group[0].target is the URI",
                "{\"resourceType\":\"ConceptMap\",\"group\":[{\"target\":\"http://loinc.org\"}]};group[0].element is a"
                        + " list",
                "{\"resourceType\":\"ConceptMap\",\"group\":[{\"target\":\"http://loinc.org\",\"element\":[{}]}]};group[0].element[0].code"
                        + " is a text",
                "{\"resourceType\":\"ConceptMap\",\"group\":[{\"target\":\"http://loinc.org\",\"element\":[{\"code\":\"A\",\"target\":[{\"code\":\"1-8\",\"equivalence\":\"same\"}]}]}]};group[0].element[0].target[0].equivalence"
                        + " is a code of FHIR's",
                "{\"resourceType\":\"ConceptMap\",\"group\":[{\"target\":\"http://loinc.org\",\"element\":[{\"code\":\"A\",\"target\":[{\"equivalence\":\"equal\"}]}]}]};group[0].element[0].target[0].code"
                        + " is a text"
            })
    void whatIsWrongIsSaidWithFeedFileAndPath(String json, String problem) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(json))
                .withMessageContaining("feed \"lab\", concept map map.json: ")
                .withMessageContaining(problem);
    }

    @Test
    void aFileThatIsNotThereIsSaidSo() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConceptMapFiles.read(REGISTRY, folder))
                .withMessageContaining("there is no such file");
    }

    private Map<FeedId, LocalCodes> read(String json) throws IOException {
        Files.writeString(folder.resolve("map.json"), json);
        return ConceptMapFiles.read(REGISTRY, folder);
    }
}
