package health.tributary.normalizer.normalize.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.statement.StatementBatch;
import health.tributary.normalizer.normalize.Outcome;
import health.tributary.normalizer.normalize.Outcome.Normalized;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What messages of made-up people yield, slot by slot. {@code -Dgolden.update=true} writes the expectations anew: read the
 * difference before it is committed.
 */
class GoldenTest {
    private static final Path FOLDER = Path.of("src/test/resources/golden");

    @TestFactory
    List<DynamicTest> everyMessageYieldsWhatItsFileSays() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".hl7"))
                    .sorted()
                    .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)))
                    .toList();
        }
    }

    private static void check(Path file) throws IOException {
        byte[] body = Files.readString(file).replace('\n', '\r').getBytes(StandardCharsets.UTF_8);
        String feed = file.getFileName().toString().contains("clinic") ? "clinic" : "genhosp";
        Outcome outcome = Samples.normalize(feed, body);
        String told = Told.of(outcome);
        Path expected = Path.of(file.toString().replace(".hl7", ".txt"));
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(expected, told);
        }
        assertThat(told).isEqualTo(Files.readString(expected));
        for (StatementBatch batch : ((Normalized) outcome).batches()) {
            Resources.validate(batch);
        }
    }
}
