package health.tributary.pipeline;

import health.tributary.contract.feed.FeedRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Third-party sample messages beside the checkout, where they are there. */
record SampleMessages(List<byte[]> messages) {
    private static final Path FOLDER = Path.of("../../shared/samples/hl7v2");
    private static final Instant RECEIVED = Instant.parse("2026-05-01T06:00:00Z");

    static SampleMessages presentOrSkip() {
        Assumptions.assumeTrue(Files.isDirectory(FOLDER), "there are no sample messages beside the checkout");
        try (Stream<Path> files = Files.walk(FOLDER)) {
            List<byte[]> messages = new ArrayList<>();
            for (Path file : files.filter(file -> file.toString().endsWith(".hl7"))
                    .sorted()
                    .toList()) {
                messages.add(Files.readAllBytes(file));
            }
            return new SampleMessages(messages);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    FeedRegistry feeds() {
        return FeedRegistry.read("""
                {"feeds": [{"name": "samples", "match": {}, "authoritiesByFacility": true,
                  "subject": {"types": ["MR", "MRN", "PI", "EPI"], "loneIdentifier": true}}]}
                """);
    }

    List<Recorded> records() {
        Pipeline pipeline = new Pipeline(feeds());
        List<Recorded> records = new ArrayList<>();
        for (byte[] message : messages) {
            records.addAll(pipeline.admit(message, RECEIVED.plusSeconds(records.size())));
        }
        return records;
    }
}
