package health.tributary.normalizer.normalize.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import health.tributary.contract.Reason;
import health.tributary.contract.statement.StatementBatch;
import health.tributary.normalizer.normalize.Outcome;
import health.tributary.normalizer.normalize.Outcome.Normalized;
import health.tributary.normalizer.normalize.Outcome.Rejected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Messages that others published, where they are at hand: mapped to valid resources, or rejected as unsupported. */
class SampleMessagesTest {
    private static final Path FOLDER = Path.of("../../shared/samples/hl7v2");

    @Test
    void everySampleIsMappedToValidResourcesOrUnsupported() throws IOException {
        assumeThat(FOLDER).isDirectory();
        for (Path file : samples()) {
            Outcome outcome = Samples.normalize("samples", Files.readAllBytes(file));
            if (outcome instanceof Rejected rejected) {
                assertThat(rejected.rejection().reason())
                        .as(file + " " + rejected.rejection())
                        .isEqualTo(Reason.UNSUPPORTED);
            } else {
                for (StatementBatch batch : ((Normalized) outcome).batches()) {
                    Resources.validate(batch);
                }
            }
        }
    }

    private static List<Path> samples() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".hl7"))
                    .sorted()
                    .toList();
        }
    }
}
