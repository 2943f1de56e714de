package health.tributary.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** One connector file for the embedded capture, compose and Kubernetes. */
class ConnectorTest {
    private static final String FILE = "connectors/tributary-mongodb.json";
    private static final String PROVIDER = "org.apache.kafka.common.config.provider.EnvVarConfigProvider";

    private final JsonNode connector;

    ConnectorTest() throws Exception {
        connector = new ObjectMapper().readTree(Repository.text(FILE));
    }

    @Test
    void kubernetesHasTheSettingsOfTheOneFile() {
        Tree resource =
                Repository.yaml(Repository.STRIMZI.resolve("connector.yaml")).get(0);
        assertThat(resource.is("KafkaConnector", connector.path("name").asText()))
                .isTrue();
        Map<String, String> settings =
                new LinkedHashMap<>(resource.at("spec", "config").settings());
        settings.put("connector.class", resource.at("spec", "class").text());
        settings.put("tasks.max", resource.at("spec", "tasksMax").text());
        assertThat(settings).isEqualTo(config());
    }

    @Test
    void composeSendsTheInnerObjectOfTheOneFile() throws Exception {
        ProcessBuilder print = new ProcessBuilder("bash", "deploy/connect/register.sh", "--print")
                .directory(Repository.ROOT.toFile())
                .redirectError(new File("/dev/null"));
        print.environment().put("CONNECTOR_FILE", FILE);
        Process process = print.start();
        byte[] sent = process.getInputStream().readAllBytes();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(new ObjectMapper().readTree(sent)).isEqualTo(connector.path("config"));
    }

    @Test
    void composeMountsTheFileWhereItsScriptReadsIt() {
        Tree job = Repository.compose().at("services", "connector");
        assertThat(job.at("volumes").texts()).contains("./connectors:/connectors:ro");
        assertThat(job.at("environment", "CONNECTOR_FILE").text()).isEqualTo("/" + FILE);
    }

    @Test
    void theStoresAddressComesFromTheWorkersEnvironmentAlone() {
        String variable = "TRIBUTARY_STORE_URI";
        assertThat(config()).containsEntry("mongodb.connection.string", "${env:" + variable + "}");
        Map<String, String> compose =
                Repository.compose().at("services", "connect", "environment").settings();
        assertThat(compose)
                .containsEntry("CONNECT_CONFIG_PROVIDERS", "env")
                .containsEntry("CONNECT_CONFIG_PROVIDERS_ENV_CLASS", PROVIDER)
                .containsEntry("CONNECT_CONFIG_PROVIDERS_ENV_PARAM_ALLOWLIST_PATTERN", variable);
        assertThat(Repository.text("deploy/connect/start.sh")).contains("export " + variable);
        Tree worker =
                Repository.yaml(Repository.STRIMZI.resolve("connect.yaml")).get(0);
        assertThat(worker.at("spec", "config").settings())
                .containsEntry("config.providers", "env")
                .containsEntry("config.providers.env.class", PROVIDER)
                .containsEntry("config.providers.env.param.allowlist.pattern", variable);
        assertThat(worker.at("spec", "template", "connectContainer", "env").items())
                .extracting(one -> one.at("name").text())
                .containsExactly(variable);
    }

    /** The file overrides the producer's settings, which a worker allows only if told to. */
    @Test
    void workersAllowWhatTheFileOverrides() {
        assertThat(config().keySet()).anyMatch(name -> name.startsWith("producer.override."));
        assertThat(Repository.compose()
                        .at("services", "connect", "environment", "CONNECT_CONNECTOR_CLIENT_CONFIG_OVERRIDE_POLICY")
                        .text())
                .isEqualTo("All");
        Tree worker =
                Repository.yaml(Repository.STRIMZI.resolve("connect.yaml")).get(0);
        assertThat(worker.at("spec", "config").settings())
                .containsEntry("connector.client.config.override.policy", "All");
    }

    @Test
    void theWorkersHaveTheConnectorInTheVersionThatTheBuildTests() {
        Tree worker =
                Repository.yaml(Repository.STRIMZI.resolve("connect.yaml")).get(0);
        assertThat(worker.at("spec", "version").text()).isEqualTo(Repository.property("kafka.version"));
        List<Tree> artifacts = worker.at("spec", "build", "plugins")
                .items()
                .get(0)
                .at("artifacts")
                .items();
        assertThat(artifacts)
                .singleElement()
                .satisfies(artifact -> assertThat(artifact.settings())
                        .containsEntry("group", "io.debezium")
                        .containsEntry("artifact", "debezium-connector-mongodb")
                        .containsEntry("version", Repository.property("debezium.version")));
        assertThat(worker.at("spec", "build", "output", "image").text()).endsWith(":" + Repository.version());
    }

    private Map<String, String> config() {
        Map<String, String> config = new LinkedHashMap<>();
        connector
                .path("config")
                .properties()
                .forEach(one -> config.put(one.getKey(), one.getValue().asText()));
        return config;
    }
}
