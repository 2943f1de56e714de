package health.tributary.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import health.tributary.contract.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What several modules and files must agree on. */
class ConsistencyTest {
    private static final Path ROOT = Path.of("..");
    private static final List<String> SERVICES = List.of("ingest", "normalizer", "record", "notification");
    private static final Set<String> TOPICS =
            Topics.ALL.stream().map(Topics.Topic::name).collect(Collectors.toCollection(TreeSet::new));
    /** A topic as files name one: after the project's name, before nothing else that is a name. */
    private static final Pattern TOPIC_SETTING =
            Pattern.compile("(?:topic|replacement)\"?\\s*[=:]\\s*\"?(tributary\\.[a-z.]+)");

    @Test
    void everyTopicThatAFileNamesIsOneOfTheContract() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String folder : List.of("connectors", "k8s")) {
            files.addAll(under(ROOT.resolve(folder)));
        }
        for (String service : SERVICES) {
            files.addAll(under(ROOT.resolve(service + "-service/src/main/resources")));
        }
        files.add(ROOT.resolve("docker-compose.yml"));
        Set<String> named = new TreeSet<>();
        for (Path file : files) {
            if (Files.isRegularFile(file)) {
                Matcher matcher =
                        TOPIC_SETTING.matcher(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
                while (matcher.find()) {
                    assertThat(TOPICS).as(file.toString()).contains(matcher.group(1));
                    named.add(matcher.group(1));
                }
            }
        }
        assertThat(named)
                .as("the connector and the services' settings were read")
                .contains(Topics.CHANGES);
    }

    private static List<Path> under(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void noServiceDependsOnAnother() {
        List<Path> modules = new ArrayList<>();
        SERVICES.forEach(service -> modules.add(ROOT.resolve(service + "-service/target/classes")));
        List.of("hl7v2", "device", "event-contract", "access-policy")
                .forEach(module -> modules.add(ROOT.resolve(module + "/target/classes")));
        JavaClasses classes = new ClassFileImporter().importPaths(modules);
        for (String service : SERVICES) {
            String[] others = SERVICES.stream()
                    .filter(other -> !other.equals(service))
                    .map(other -> "health.tributary." + other + "..")
                    .toArray(String[]::new);
            ArchRuleDefinition.noClasses()
                    .that()
                    .resideInAPackage("health.tributary." + service + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others)
                    .check(classes);
        }
        ArchRuleDefinition.noClasses()
                .that()
                .resideInAnyPackage(
                        "health.tributary.hl7v2..", "health.tributary.contract..", "health.tributary.access..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SERVICES.stream()
                        .map(service -> "health.tributary." + service + "..")
                        .toArray(String[]::new))
                .check(classes);
    }
}
