package health.tributary.embedded.capture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/**
 * The one connector file, as text, in the form of Kafka Connect's REST API ({@code {"name": …, "config": {…}}}).
 *
 * @param name the connector's name
 * @param config its settings, all of them text
 */
record ConnectorFile(String name, Map<String, String> config) {
    private static final String PRODUCER = "producer.override.";

    ConnectorFile {
        config = Map.copyOf(config);
    }

    /** @throws IllegalArgumentException with a plain sentence if the file is not there or not of that form */
    static ConnectorFile read(Path file) {
        JsonNode root;
        try {
            root = new ObjectMapper().readTree(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new IllegalArgumentException("The connector file " + file + " can not be read.", e);
        }
        if (!root.path("name").isTextual() || !root.path("config").isObject()) {
            throw new IllegalArgumentException("The connector file " + file + " needs a \"name\" and a \"config\".");
        }
        Map<String, String> config = new LinkedHashMap<>();
        root.get("config")
                .properties()
                .forEach(member -> config.put(member.getKey(), member.getValue().asText()));
        return new ConnectorFile(root.get("name").asText(), config);
    }

    /** What the engine gets: the file's settings, with this machine's addresses and the place of the offsets. */
    Properties engine(Settings settings) {
        Properties properties = new Properties();
        config.forEach((key, value) -> {
            if (!key.startsWith(PRODUCER)) {
                properties.setProperty(key, value);
            }
        });
        properties.setProperty("name", name);
        properties.setProperty("mongodb.connection.string", settings.storeUri());
        properties.setProperty("offset.storage", WholeFileOffsets.class.getName());
        properties.setProperty(
                "offset.storage.file.filename", settings.offsets().toString());
        properties.setProperty("offset.flush.interval.ms", "200");
        properties.setProperty("offset.flush.timeout.ms", "5000");
        properties.setProperty("record.processing.order", "ORDERED");
        return properties;
    }

    /** What the producer gets: the file's overrides, as Kafka Connect would apply them. */
    Map<String, Object> producer(Settings settings) {
        Map<String, Object> producer = new LinkedHashMap<>();
        config.forEach((key, value) -> {
            if (key.startsWith(PRODUCER)) {
                producer.put(key.substring(PRODUCER.length()), value);
            }
        });
        producer.put("bootstrap.servers", settings.bootstrapServers());
        producer.put("client.id", name);
        return producer;
    }

    /** The settings of one converter, {@code key.converter} or {@code value.converter}, without their prefix. */
    Map<String, String> converter(String prefix) {
        Map<String, String> settings = new LinkedHashMap<>();
        config.forEach((key, value) -> {
            if (key.startsWith(prefix + ".")) {
                settings.put(key.substring(prefix.length() + 1), value);
            }
        });
        return settings;
    }
}
