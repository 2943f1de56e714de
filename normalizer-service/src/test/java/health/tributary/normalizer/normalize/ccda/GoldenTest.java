package health.tributary.normalizer.normalize.ccda;

import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.statement.StatementBatch;
import health.tributary.normalizer.normalize.Outcome;
import health.tributary.normalizer.normalize.Outcome.Normalized;
import health.tributary.normalizer.normalize.hl7v2.Resources;
import health.tributary.normalizer.normalize.hl7v2.Told;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What documents of made-up people yield, slot by slot. {@code -Dgolden.update=true} writes the expectations anew: read the
 * difference before it is committed.
 */
class GoldenTest {
    private static final Path FOLDER = Path.of("src/test/resources/ccda");

    @TestFactory
    List<DynamicTest> everyDocumentYieldsWhatItsFileSays() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".xml"))
                    .sorted()
                    .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)))
                    .toList();
        }
    }

    private static void check(Path file) throws IOException {
        byte[] body = Files.readAllBytes(file);
        Outcome outcome = Cda.normalize("clinic", body);
        String told = Told.of(outcome);
        Path expected = Path.of(file.toString().replace(".xml", ".txt"));
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(expected, told);
        }
        assertThat(told).isEqualTo(Files.readString(expected));
        assertThat(Told.of(Cda.normalize("clinic", body))).isEqualTo(told);
        for (StatementBatch batch : ((Normalized) outcome).batches()) {
            Resources.validate(batch);
        }
    }
}
