package health.tributary.embedded.broker;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/**
 * Everything that can be set on the embedded broker.
 *
 * @param folder where its log lies; created if missing; used by one instance at a time
 * @param host address to bind and to tell clients
 * @param port of the clients' listener; 0 for a free one, which the folder then remembers
 * @param topics whether to create the topics of the event contract
 */
public record Settings(Path folder, String host, int port, boolean topics) {
    /** Refuses what could not work. */
    public Settings {
        Objects.requireNonNull(folder);
        Objects.requireNonNull(host);
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("a port lies between 0 and 65535, not " + port);
        }
    }

    /** Loopback, a free port, with all topics. */
    public static Settings in(Path folder) {
        return new Settings(folder, "127.0.0.1", 0, true);
    }

    public Settings withAddress(String newHost, int newPort) {
        return new Settings(folder, newHost, newPort, topics);
    }

    /** From {@code TRIBUTARY_DATA} (its {@code kafka} folder), {@code TRIBUTARY_HOST}, {@code TRIBUTARY_BROKER_PORT}. */
    static Settings of(Map<String, String> environment) {
        String port = environment.getOrDefault("TRIBUTARY_BROKER_PORT", "9092");
        try {
            return in(Path.of(environment.getOrDefault("TRIBUTARY_DATA", ".tributary"), "kafka"))
                    .withAddress(environment.getOrDefault("TRIBUTARY_HOST", "127.0.0.1"), Integer.parseInt(port));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("TRIBUTARY_BROKER_PORT has to be a number, not '" + port + "'", e);
        }
    }
}
