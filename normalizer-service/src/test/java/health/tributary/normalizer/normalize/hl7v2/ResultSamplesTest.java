package health.tributary.normalizer.normalize.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import health.tributary.contract.statement.Assert;
import health.tributary.normalizer.normalize.Outcome.Normalized;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Results that others published, where they are at hand. */
class ResultSamplesTest {
    private static final Path FOLDER = Path.of("../../shared/samples/hl7v2");

    private static List<Assert> observations(String file) throws IOException {
        assumeThat(FOLDER).isDirectory();
        Normalized normalized = (Normalized) Samples.normalize("samples", Files.readAllBytes(FOLDER.resolve(file)));
        List<Assert> observations = Samples.all(normalized, "Observation");
        for (Assert each : observations) {
            assertThat(Resources.errors(Resources.render(each))).isEmpty();
        }
        for (String type : List.of("DiagnosticReport", "ServiceRequest", "Specimen")) {
            for (Assert each : Samples.all(normalized, type)) {
                assertThat(Resources.errors(Resources.render(each))).isEmpty();
            }
        }
        return observations;
    }

    @Test
    void aMonitorsReadingsAreQuantitiesWithUcumUnits() throws IOException {
        assertThat(observations("google-hdh/0014.hl7"))
                .hasSize(8)
                .allSatisfy(each -> assertThat(Samples.json(each, "value[x]"))
                        .contains("valueQuantity")
                        .contains("http://unitsofmeasure.org"));
        assertThat(observations("google-hdh/0015.hl7")).hasSize(15);
    }

    @Test
    void aLaboratorysSpellingsOfUnitsAreRecognised() throws IOException {
        assertThat(observations("google-hdh/0016.hl7"))
                .hasSize(5)
                .allSatisfy(each -> assertThat(Samples.json(each, "value[x]")).contains("http://unitsofmeasure.org"));
    }

    @Test
    void theLinesOfAReportWithoutCodesAreOneText() throws IOException {
        assertThat(observations("linuxforhealth/0001.hl7")).hasSize(2);
        assertThat(observations("linuxforhealth/0002.hl7")).hasSize(1);
    }

    @Test
    void aPanelOfTwentyResultsYieldsTwenty() throws IOException {
        assertThat(observations("bench-oru_r01.hl7")).hasSize(20);
    }
}
