package health.tributary.embedded.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What the launcher is told.
 *
 * @param root the folder of the repository, where the built modules are
 * @param data the folder of everything that this instance keeps
 * @param host address that all doors bind
 * @param ports of all doors
 * @param parts which to start; all, unless for trying out and tests
 * @param niceness by how much the parts behind the doors yield the processor to them, 0 (not) to 19; what tells of changes yields twice as much
 * @param startLimit for a part to become ready
 * @param stopLimit for a part to end when asked, before it is killed
 * @param environment the variables that children inherit; a variable of theirs that is set here wins
 */
public record LaunchSettings(
        Path root,
        Path data,
        String host,
        Map<Door, Integer> ports,
        Set<Part> parts,
        int niceness,
        Duration startLimit,
        Duration stopLimit,
        Map<String, String> environment) {
    static final int MAX_NICENESS = 19;

    /** Refuses what could not work. */
    public LaunchSettings {
        Objects.requireNonNull(host);
        root = root.toAbsolutePath().normalize();
        data = data.toAbsolutePath().normalize();
        ports = Map.copyOf(ports);
        parts = parts.isEmpty() ? Set.of() : EnumSet.copyOf(parts);
        environment = Map.copyOf(environment);
        if (niceness < 0 || niceness > MAX_NICENESS) {
            throw new IllegalArgumentException("TRIBUTARY_NICE lies between 0 and 19, not " + niceness);
        }
        for (Part part : parts) {
            if (!parts.containsAll(part.needs())) {
                throw new IllegalArgumentException("TRIBUTARY_PARTS names " + part.label() + " but not all it needs: "
                        + String.join(
                                ", ", part.needs().stream().map(Part::label).toList()));
            }
        }
    }

    /** By how much a part yields, 0 to 19. */
    int niceness(Part part) {
        return Math.min(MAX_NICENESS, niceness * part.stepsBehindDoors());
    }

    /** From the environment; what is not set is as documented in the configuration guide. */
    public static LaunchSettings of(Path root, Map<String, String> environment) {
        Map<Door, Integer> ports = new EnumMap<>(Door.class);
        for (Door door : Door.values()) {
            ports.put(door, number(environment, door.variable(), door.defaultPort()));
        }
        String data = environment.getOrDefault("TRIBUTARY_DATA", "");
        return new LaunchSettings(
                root,
                data.isBlank() ? root.resolve(".tributary") : Path.of(data),
                environment.getOrDefault("TRIBUTARY_HOST", "127.0.0.1"),
                ports,
                parts(environment.getOrDefault("TRIBUTARY_PARTS", "")),
                number(environment, "TRIBUTARY_NICE", 1),
                Duration.ofSeconds(number(environment, "TRIBUTARY_START_LIMIT_SECONDS", 120)),
                Duration.ofSeconds(number(environment, "TRIBUTARY_STOP_LIMIT_SECONDS", 10)),
                environment);
    }

    /** The same in another folder. */
    public LaunchSettings withData(Path folder) {
        return new LaunchSettings(root, folder, host, ports, parts, niceness, startLimit, stopLimit, environment);
    }

    /** The same on other ports. */
    public LaunchSettings withPorts(Map<Door, Integer> others) {
        Map<Door, Integer> all = new EnumMap<>(ports);
        all.putAll(others);
        return new LaunchSettings(root, data, host, all, parts, niceness, startLimit, stopLimit, environment);
    }

    /** The same on ports that are free now, beside any other instance. */
    public LaunchSettings withFreePorts() throws IOException {
        return withPorts(PortCheck.freePorts());
    }

    /** The same with these parts only. */
    public LaunchSettings withParts(Set<Part> some) {
        return new LaunchSettings(root, data, host, ports, some, niceness, startLimit, stopLimit, environment);
    }

    public int port(Door door) {
        return Objects.requireNonNull(ports.get(door));
    }

    /** {@code http://HOST:PORT} of a door. */
    public String http(Door door) {
        return "http://" + host + ":" + port(door);
    }

    private static Set<Part> parts(String names) {
        if (names.isBlank()) {
            return EnumSet.allOf(Part.class);
        }
        Set<Part> parts = EnumSet.noneOf(Part.class);
        Arrays.stream(names.strip().split("\\s*,\\s*")).map(Part::named).forEach(parts::add);
        return parts;
    }

    private static int number(Map<String, String> environment, String variable, int otherwise) {
        String value = environment.getOrDefault(variable, "");
        try {
            return value.isBlank() ? otherwise : Integer.parseInt(value.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(variable + " has to be a number, not '" + value + "'", e);
        }
    }
}
