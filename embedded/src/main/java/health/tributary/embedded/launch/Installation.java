package health.tributary.embedded.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the built modules are, under the repository's folder. */
record Installation(Path root) {
    /** The one connector file that compose and Kubernetes use too. */
    Path connector() {
        return root.resolve("connectors").resolve("tributary-mongodb.json");
    }

    /** Libraries of this module, and the module itself last, so that a rebuild changes the end of the class path only. */
    List<Path> embeddedClassPath() throws LaunchException {
        Path target = root.resolve("embedded").resolve("target");
        List<Path> libraries = jars(target.resolve("lib"));
        Path module = artifact(target, "").orElseGet(() -> target.resolve("classes"));
        if (libraries.isEmpty() || !Files.exists(module)) {
            throw LaunchException.environment(
                    "The module embedded is not built; ./tributary does it, or ./mvnw -DskipTests package.");
        }
        return Stream.concat(Stream.of(module), libraries.stream()).toList();
    }

    /** The one class that stands in front of a service's class path. */
    Path childJar() {
        Path target = root.resolve("embedded").resolve("target");
        return artifact(target, "-child").orElseGet(() -> target.resolve("classes"));
    }

    /** A service's packaged form; the jar's manifest names its libraries. */
    Path serviceJar(Part part) throws LaunchException {
        Path jar = root.resolve(part.label() + "-service")
                .resolve("target")
                .resolve("quarkus-app")
                .resolve("quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw LaunchException.environment("The module " + part.label()
                    + "-service is not built; ./tributary does it, or ./mvnw -DskipTests package.");
        }
        return jar;
    }

    private static Optional<Path> artifact(Path target, String classifier) {
        return jars(target).stream()
                .filter(jar -> jar.getFileName().toString().matches("embedded-[0-9].*"))
                .filter(jar -> jar.getFileName().toString().endsWith("-child.jar") == classifier.equals("-child"))
                .filter(jar -> !jar.getFileName().toString().endsWith("-sources.jar"))
                .findFirst();
    }

    private static List<Path> jars(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
