package health.tributary.normalizer.normalize.ccda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import health.tributary.contract.statement.Assert;
import health.tributary.contract.statement.Slot;
import health.tributary.contract.statement.StatementBatch;
import health.tributary.normalizer.normalize.Outcome;
import health.tributary.normalizer.normalize.Outcome.Normalized;
import health.tributary.normalizer.normalize.hl7v2.Resources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Cda that others published, where they are at hand: every resource is valid, and no section yields nothing without a warning. */
class SampleDocumentsTest {
    private static final Path FOLDER = Path.of("../../shared/samples/ccda");

    @Test
    void everySampleIsMappedToValidResources() throws IOException {
        assumeThat(FOLDER).isDirectory();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".xml"))
                    .sorted()
                    .toList()) {
                byte[] body = Files.readAllBytes(file);
                Outcome outcome = Cda.normalize("open", body);
                assertThat(outcome).as(file.toString()).isInstanceOf(Normalized.class);
                for (StatementBatch batch : ((Normalized) outcome).batches()) {
                    Resources.validate(batch);
                }
                everySectionSaysSomething(file, body, (Normalized) outcome);
            }
        }
    }

    private static void everySectionSaysSomething(Path file, byte[] body, Normalized outcome) {
        Set<String> heard = outcome.batches().stream()
                .flatMap(batch -> batch.statements().stream())
                .filter(Assert.class::isInstance)
                .flatMap(statement -> ((Assert) statement).slots().stream())
                .map(Slot::source)
                .map(SampleDocumentsTest::section)
                .collect(Collectors.toSet());
        outcome.warnings().forEach(warning -> heard.add(section(warning.place())));
        int sections = new String(body, java.nio.charset.StandardCharsets.UTF_8).split("<section[ >]", -1).length - 1;
        for (int i = 1; i <= sections; i++) {
            assertThat(heard).as(file.toString()).contains("section[" + i + ']');
        }
    }

    private static String section(String place) {
        int slash = place.indexOf('/');
        return slash < 0 ? place : place.substring(0, slash);
    }
}
