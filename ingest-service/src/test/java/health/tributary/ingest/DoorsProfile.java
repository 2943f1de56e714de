package health.tributary.ingest;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;

/** The service with the sample feeds, small limits, free ports and no broker. */
public class DoorsProfile implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        try {
            Path folder = Files.createTempDirectory("doors");
            Path feeds = Files.writeString(folder.resolve("feeds.json"), Samples.FEEDS);
            Path key =
                    Files.writeString(folder.resolve("key"), Base64.getEncoder().encodeToString(new byte[32]));
            return Map.of(
                    "tributary.ingest.feeds", feeds.toString(),
                    "tributary.ingest.id-key-file", key.toString(),
                    "tributary.ingest.publishing.bootstrap-servers", "127.0.0.1:1",
                    "tributary.ingest.publishing.health-timeout-millis", "300",
                    "tributary.ingest.mllp.port", "0",
                    "tributary.ingest.mllp.max-connections", "1100",
                    "tributary.ingest.mllp.max-in-flight-messages", "8",
                    "tributary.ingest.mllp.block-timeout-seconds", "2",
                    "quarkus.http.test-port", "0");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
