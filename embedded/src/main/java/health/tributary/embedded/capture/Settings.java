package health.tributary.embedded.capture;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/**
 * What the capture process is told.
 *
 * @param connector the connector file, in the form that Kafka Connect's REST API takes
 * @param storeUri the store's connection string
 * @param bootstrapServers the broker
 * @param offsets the file of the position in the store's change stream; replaced whole, so a kill never breaks it
 * @param host address of the health endpoint
 * @param port of the health endpoint; 0 for a free one
 */
public record Settings(Path connector, String storeUri, String bootstrapServers, Path offsets, String host, int port) {
    public Settings {
        Objects.requireNonNull(connector);
        Objects.requireNonNull(storeUri);
        Objects.requireNonNull(bootstrapServers);
        Objects.requireNonNull(offsets);
        Objects.requireNonNull(host);
    }

    static Settings of(Map<String, String> environment) {
        String port = environment.getOrDefault("TRIBUTARY_CAPTURE_PORT", "8085");
        Path data = Path.of(environment.getOrDefault("TRIBUTARY_DATA", ".tributary"));
        String offsets = environment.get("TRIBUTARY_CAPTURE_OFFSETS");
        try {
            return new Settings(
                    Path.of(environment.getOrDefault("TRIBUTARY_CONNECTOR", "connectors/tributary-mongodb.json")),
                    environment.getOrDefault(
                            "TRIBUTARY_STORE_URI", "mongodb://127.0.0.1:27017/?replicaSet=rs0&retryWrites=false"),
                    environment.getOrDefault("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:9092"),
                    offsets == null ? data.resolve("capture").resolve("offsets.dat") : Path.of(offsets),
                    environment.getOrDefault("TRIBUTARY_HOST", "127.0.0.1"),
                    Integer.parseInt(port));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("TRIBUTARY_CAPTURE_PORT has to be a number, not '" + port + "'", e);
        }
    }
}
