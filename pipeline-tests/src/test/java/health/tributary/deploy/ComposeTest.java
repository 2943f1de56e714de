package health.tributary.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.feed.FeedRegistry;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ComposeTest {
    private final Tree compose = Repository.compose();
    private final Map<String, Tree> services = compose.at("services").members();

    @ParameterizedTest
    @EnumSource(Service.class)
    void everyVariableIsOneThatTheServiceReadsAndNoneThatItNeedsIsMissing(Service service) {
        Set<String> given = new TreeSet<>(
                services.get(service.label()).at("environment").members().keySet());
        assertThat(service.readable()).containsAll(given);
        if (given.contains("QUARKUS_CONFIG_LOCATIONS")) {
            given.addAll(Repository.all(Repository.text("deploy/make-secrets.sh"), "(TRIBUTARY_STORE_URI)="));
        }
        assertThat(given).containsAll(service.required());
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void aServiceIsBuiltFromItsDockerfileAndAskedForItsReadiness(Service service) {
        Tree part = services.get(service.label());
        assertThat(part.at("image").text())
                .isEqualTo("tributary/" + service.label() + ":${TRIBUTARY_VERSION:-" + Repository.version() + "}");
        assertThat(part.at("build", "dockerfile").text()).isEqualTo(service.module() + "/Dockerfile");
        assertThat(part.at("healthcheck", "test").texts())
                .endsWith("http://127.0.0.1:" + service.port() + "/q/health/ready");
        assertThat(part.at("ports").texts())
                .allSatisfy(port -> assertThat(port).startsWith("${TRIBUTARY_BIND:-127.0.0.1}:"))
                .extracting(port -> Integer.parseInt(port.substring(port.lastIndexOf(':') + 1)))
                .isSubsetOf(service.ports())
                .contains(service.port());
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void aServiceCanWriteNothingAndGainNothing(Service service) {
        Tree part = services.get(service.label());
        assertThat(part.at("read_only").text()).isEqualTo("true");
        assertThat(part.at("cap_drop").texts()).containsExactly("ALL");
        assertThat(part.at("security_opt").texts()).containsExactly("no-new-privileges:true");
        // Kafka's compression unpacks native code there.
        assertThat(part.at("tmpfs").texts()).singleElement().asString().startsWith("/tmp:exec,");
    }

    @Test
    void everyPartIsLimitedAndEveryConditionCanBeMet() {
        services.forEach((name, part) -> {
            assertThat(part.at("restart").text()).as(name).isIn("no", "unless-stopped");
            assertThat(part.at("deploy", "resources", "limits").members().keySet())
                    .as(name)
                    .containsExactlyInAnyOrder("cpus", "memory");
            part.at("depends_on").members().forEach((other, how) -> {
                boolean job = services.get(other).at("restart").text().equals("no");
                assertThat(how.at("condition").text())
                        .as(name + " waits for " + other)
                        .isEqualTo(job ? "service_completed_successfully" : "service_healthy");
                assertThat(job || services.get(other).at("healthcheck").present())
                        .as(other)
                        .isTrue();
            });
        });
    }

    @Test
    void everyImageIsPinnedAndOfTheVersionThatTheBuildUses() {
        assertThat(services.get("broker").at("image").text())
                .isEqualTo("apache/kafka:" + Repository.property("kafka.version"));
        assertThat(services.get("connect").at("image").text())
                .isEqualTo("quay.io/debezium/connect:" + Repository.property("debezium.version"));
        services.forEach((name, part) ->
                assertThat(part.at("image").text()).as(name).matches(".+:(v?[0-9]+\\.[0-9]+\\..*|\\$\\{.*)"));
        assertThat(services.get("topics").at("image").text())
                .isEqualTo(services.get("broker").at("image").text());
        assertThat(services.get("store-init").at("image").text())
                .isEqualTo(services.get("store").at("image").text());
    }

    @Test
    void networksVolumesAndSecretsAreThoseThatAreDeclared() {
        Set<String> networks = new HashSet<>();
        Set<String> volumes = new HashSet<>();
        Set<String> secrets = new HashSet<>();
        services.values().forEach(part -> {
            networks.addAll(part.at("networks").texts());
            secrets.addAll(part.at("secrets").texts());
            part.at("volumes").texts().forEach(volume -> {
                String source = volume.substring(0, volume.indexOf(':'));
                if (source.startsWith("./")) {
                    assertThat(Repository.ROOT.resolve(source)).isDirectory();
                    assertThat(volume).endsWith(":ro");
                } else {
                    volumes.add(source);
                }
            });
        });
        assertThat(compose.at("networks").members().keySet()).isEqualTo(networks);
        assertThat(compose.at("volumes").members().keySet()).isEqualTo(volumes);
        assertThat(compose.at("secrets").members().keySet()).isEqualTo(secrets);
    }

    @Test
    void onlyTheDoorsLeadOut() {
        compose.at("networks")
                .members()
                .forEach((name, network) -> assertThat(network.at("internal").text())
                        .as(name)
                        .isEqualTo(name.equals("doors") ? "" : "true"));
        assertThat(List.of("broker", "store", "connect"))
                .allSatisfy(name ->
                        assertThat(services.get(name).at("ports").present()).isFalse());
    }

    @Test
    void everySecretIsMadeByTheScriptAndNamedWhereItIsRead() {
        Set<String> made = new TreeSet<>(
                Repository.all(Repository.text("deploy/make-secrets.sh"), "(?m)(?:\\| |^)keep ([a-z.-]+)"));
        assertThat(compose.at("secrets").members().keySet()).isEqualTo(made);
        services.forEach((name, part) -> {
            Set<String> mounted = Set.copyOf(part.at("secrets").texts());
            Stream.concat(
                            part.at("environment").settings().values().stream(),
                            part.at("entrypoint").texts().stream()
                                    .filter(word -> word.startsWith("/deploy/"))
                                    .map(word -> script(part, word)))
                    .flatMap(text -> Repository.all(text, "/run/secrets/([a-z][a-z.-]*[a-z])").stream())
                    .forEach(secret -> assertThat(mounted).as(name).contains(secret));
        });
    }

    @Test
    void everyVariableThatAnOperatorMaySetIsInTheExample() {
        Set<String> asked = new TreeSet<>(Repository.all(Repository.text("docker-compose.yml"), "\\$\\{([A-Z_]+)"));
        Set<String> shown = new TreeSet<>(Repository.all(Repository.text("deploy/example.env"), "(?m)^#?([A-Z_]+)="));
        assertThat(shown).isEqualTo(asked);
        Set<String> needed =
                new TreeSet<>(Repository.all(Repository.text("docker-compose.yml"), "\\$\\{([A-Z_]+):\\?"));
        assertThat(Repository.all(Repository.text("deploy/example.env"), "(?m)^([A-Z_]+)="))
                .containsExactlyInAnyOrderElementsOf(needed);
    }

    @Test
    void theExampleOfFeedsIsAFeedRegistryWithoutKeys() {
        assertThat(FeedRegistry.read(Repository.text("deploy/feeds.example.json"))
                        .all())
                .hasSize(2)
                .allSatisfy(feed -> assertThat(feed.keySha256()).isEmpty());
    }

    private static String script(Tree part, String inside) {
        String mount = part.at("volumes").texts().stream()
                .filter(volume -> volume.contains(":/deploy:"))
                .findFirst()
                .orElseThrow();
        Path folder = Repository.ROOT.resolve(mount.substring(0, mount.indexOf(':')));
        return Repository.text(folder.resolve(inside.substring("/deploy/".length())));
    }
}
