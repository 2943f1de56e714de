package health.tributary.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of this repository, by their path from its root. */
final class Repository {
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    static final Path K8S = ROOT.resolve("k8s");
    static final Path BASE = K8S.resolve("base");
    static final Path STRIMZI = K8S.resolve("components").resolve("strimzi");

    private static final String POM = text("pom.xml");

    private Repository() {}

    static String text(String path) {
        return text(ROOT.resolve(path));
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Tree> yaml(Path file) {
        return Tree.documents(text(file));
    }

    static Tree compose() {
        return yaml(ROOT.resolve("docker-compose.yml")).get(0);
    }

    /** The one version that all artifacts and images have. */
    static String version() {
        return matched(POM, "<artifactId>tributary</artifactId>\\s*<version>([^<]+)</version>");
    }

    /** A property of the parent POM, such as {@code kafka.version}. */
    static String property(String name) {
        return matched(POM, "<" + Pattern.quote(name) + ">([^<]+)<");
    }

    /** All files below a folder, in order. */
    static List<Path> files(Path folder, String... endings) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String matched(String text, String regex) {
        Matcher found = Pattern.compile(regex).matcher(text);
        if (!found.find()) {
            throw new AssertionError("nothing like " + regex);
        }
        return found.group(1);
    }

    /** The first group of every match. */
    static List<String> all(String text, String regex) {
        return Pattern.compile(regex)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
