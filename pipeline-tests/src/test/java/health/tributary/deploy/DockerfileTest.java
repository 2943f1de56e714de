package health.tributary.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DockerfileTest {
    @ParameterizedTest
    @EnumSource(Service.class)
    void theLastStageRunsAsNobodyInParticularAndListensWhereTheCodeDoes(Service service) {
        List<String> last = last(service);
        assertThat(last.get(0)).matches("FROM eclipse-temurin:" + java() + "\\.[0-9._]+-jre-[a-z]+");
        assertThat(arguments(last, "USER")).containsExactly("10001:10001");
        assertThat(arguments(last, "EXPOSE"))
                .containsExactly(service.ports().stream().map(String::valueOf).collect(Collectors.joining(" ")));
        assertThat(arguments(last, "ENTRYPOINT").get(0))
                .startsWith("[\"java\",")
                .contains("\"-Djava.util.logging.manager=org.jboss.logmanager.LogManager\"")
                .endsWith("\"-jar\", \"quarkus-run.jar\"]");
        assertThat(arguments(last, "HEALTHCHECK").get(0))
                .contains("/q/health/live")
                .contains("${TRIBUTARY_" + service.name() + "_PORT:-" + service.port() + "}");
        assertThat(service.readable()).contains("TRIBUTARY_" + service.name() + "_PORT");
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void theImageHasAllThatTheBuildMakesForAServiceAndNothingElse(Service service) throws Exception {
        Set<String> copied = new TreeSet<>();
        String made = "/source/" + service.module() + "/target/quarkus-app/";
        for (String copy : arguments(last(service), "COPY")) {
            String[] words = copy.split(" ", -1);
            assertThat(words[0]).isEqualTo("--from=application");
            assertThat(words[1]).startsWith(made);
            String name = words[1].substring(made.length());
            assertThat(words[2]).isEqualTo(name.endsWith("/") ? name : "./");
            copied.add(name.replace("/", ""));
        }
        assertThat(copied).containsExactlyInAnyOrder("lib", "quarkus", "app", "quarkus-run.jar");
        Path built = Repository.ROOT.resolve(service.module()).resolve("target/quarkus-app");
        assumeThat(built).as("packaged before").exists();
        try (Stream<Path> files = Files.list(built)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .contains(copied.toArray(String[]::new))
                    .filteredOn(name -> !name.endsWith(".txt"))
                    .containsExactlyInAnyOrderElementsOf(copied);
        }
    }

    /** Else an engine would build everything four times. */
    @Test
    void theStageThatBuildsIsTheSameInAll() {
        Set<List<String>> stages = Stream.of(Service.values())
                .map(service -> stage(service, "AS built-here"))
                .collect(Collectors.toSet());
        assertThat(stages).hasSize(1);
        List<String> stage = stages.iterator().next();
        assertThat(stage.get(0)).matches("FROM maven:3\\.9\\.[0-9]+-eclipse-temurin-" + java() + " AS built-here");
        assertThat(arguments(stage, "RUN").get(0))
                .contains("-pl "
                        + Stream.of(Service.values()).map(Service::module).collect(Collectors.joining(",")) + " -am");
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void whatWasBuiltBeforeIsTakenFromWhereMavenPutsIt(Service service) {
        String folder = service.module() + "/target/quarkus-app/";
        assertThat(arguments(stage(service, "AS built-before"), "COPY")).containsExactly(folder + " /source/" + folder);
        assertThat(stage(service, "AS application").get(0)).isEqualTo("FROM ${SOURCE} AS application");
        assertThat(Repository.text(".dockerignore")).contains("**/target\n", "!*-service/target/quarkus-app\n");
    }

    @Test
    void secretsStayOutOfImagesAndRepository() {
        assertThat(Repository.text(".dockerignore")).contains("deploy/secrets\n", ".env\n", ".tributary\n");
        assertThat(Repository.text(".gitignore")).contains("deploy/secrets/\n", ".env\n", ".tributary/\n");
    }

    private static String java() {
        return Repository.property("maven.compiler.release");
    }

    private static List<String> last(Service service) {
        List<List<String>> stages = stages(service);
        return stages.get(stages.size() - 1);
    }

    private static List<String> stage(Service service, String ending) {
        return stages(service).stream()
                .filter(stage -> stage.get(0).endsWith(ending))
                .findFirst()
                .orElseThrow();
    }

    /** The instructions of each stage, each in one line, from its FROM on. */
    private static List<List<String>> stages(Service service) {
        String text = Repository.text(service.module() + "/Dockerfile")
                .replaceAll("(?m)^#.*\n", "")
                .replaceAll("\\\\\n\\s*", "");
        return Stream.of(text.split("(?m)^(?=FROM )", -1))
                .skip(1)
                .map(stage -> stage.lines().filter(line -> !line.isBlank()).toList())
                .toList();
    }

    private static List<String> arguments(List<String> stage, String instruction) {
        return stage.stream()
                .filter(line -> line.startsWith(instruction + " "))
                .map(line -> line.substring(instruction.length() + 1).strip())
                .toList();
    }
}
