package health.tributary.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.tributary.contract.Topics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TopicsTest {
    private static final long DAY_MILLIS = 86_400_000;
    private static final String SCRIPT = Repository.text("deploy/kafka/create-topics.sh");

    private record Plan(int partitions, long retentionMillis) {}

    /** The contract's topics, and the one that the connector writes to while nothing changes. */
    private static Map<String, Plan> expected() throws Exception {
        Map<String, Plan> topics = new LinkedHashMap<>();
        Topics.ALL.forEach(topic -> topics.put(
                topic.name(),
                new Plan(topic.partitions(), (topic.name().equals(Topics.REJECTS) ? 90 : 7) * DAY_MILLIS)));
        topics.put(heartbeats(), new Plan(1, 7 * DAY_MILLIS));
        return topics;
    }

    private static String heartbeats() throws Exception {
        JsonNode connector = new ObjectMapper().readTree(Repository.text("connectors/tributary-mongodb.json"));
        assertThat(connector.at("/config/heartbeat.interval.ms").asInt()).isPositive();
        return "__debezium-heartbeat."
                + connector.at("/config").path("topic.prefix").asText();
    }

    @Test
    void composeCreatesTheTopicsOfTheContractWithItsPartitions() throws Exception {
        Map<String, Plan> created = Pattern.compile("(?m)^topic (\\S+) (\\d+) \"\\$\\(days (\\d+)\\)\"$")
                .matcher(SCRIPT)
                .results()
                .collect(Collectors.toMap(
                        line -> line.group(1),
                        line -> new Plan(Integer.parseInt(line.group(2)), Long.parseLong(line.group(3)) * DAY_MILLIS)));
        assertThat(created).isEqualTo(expected());
        assertThat(SCRIPT).contains("max.message.bytes=" + Topics.MAX_RECORD_BYTES + " ");
    }

    @Test
    void kubernetesCreatesTheSameTopicsInThreeCopies() throws Exception {
        List<Tree> topics = Repository.yaml(Repository.STRIMZI.resolve("topics.yaml"));
        assertThat(topics.stream()
                        .collect(Collectors.toMap(
                                topic -> topic.at("spec", "topicName").text(),
                                topic -> new Plan(
                                        (int) topic.at("spec", "partitions").number(),
                                        topic.at("spec", "config", "retention.ms")
                                                .number()))))
                .isEqualTo(expected());
        assertThat(topics).allSatisfy(topic -> {
            assertThat(topic.at("kind").text()).isEqualTo("KafkaTopic");
            assertThat(topic.at("spec", "replicas").number()).isEqualTo(3);
            assertThat(topic.at("spec", "config").settings())
                    .containsEntry("max.message.bytes", String.valueOf(Topics.MAX_RECORD_BYTES))
                    .containsEntry("cleanup.policy", "delete")
                    .containsEntry("min.insync.replicas", "2");
        });
    }

    @Test
    void brokersTakeTheLargestRecordAndMakeNoTopicsByThemselves() {
        assertThat(Repository.compose().at("services", "broker", "environment").settings())
                .containsEntry("KAFKA_MESSAGE_MAX_BYTES", String.valueOf(Topics.MAX_RECORD_BYTES))
                .containsEntry("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
        Tree kafka = Repository.yaml(Repository.STRIMZI.resolve("kafka.yaml")).get(1);
        assertThat(kafka.at("spec", "kafka", "config").settings())
                .containsEntry("message.max.bytes", String.valueOf(Topics.MAX_RECORD_BYTES))
                .containsEntry("auto.create.topics.enable", "false");
        assertThat(kafka.at("spec", "kafka", "version").text()).isEqualTo(Repository.property("kafka.version"));
    }

    /** Case: a part that is broken into reaches no topic that it has no business with. */
    @ParameterizedTest
    @EnumSource(Service.class)
    void aServiceMayUseTheTopicsAndGroupsOfItsCodeAndNoOthers(Service service) {
        List<Tree> acls = acls(service.label());
        assertThat(named(acls, "topic")).isEqualTo(service.topics());
        Set<String> groups = new TreeSet<>();
        service.properties().forEach((name, value) -> {
            if (name.toString().endsWith(".group.id")) {
                groups.add(value.toString());
            }
        });
        if (service == Service.RECORD) {
            String consumptions =
                    Repository.text("record-service/src/main/java/health/tributary/record/stream/Consumptions.java");
            groups.addAll(Repository.all(consumptions, "run\\(\\s*\"([a-z-]+)\""));
            assertThat(groups).hasSizeGreaterThan(1);
        }
        assertThat(named(acls, "group")).isEqualTo(groups);
    }

    @Test
    void theConnectorMayOnlyWriteChangesAndWhatItKeepsForItself() throws Exception {
        assertThat(named(acls("connect"), "topic"))
                .containsExactlyInAnyOrder(Topics.CHANGES, heartbeats(), "tributary-connect");
        Map<String, String> worker =
                Repository.compose().at("services", "connect", "environment").settings();
        Tree connect =
                Repository.yaml(Repository.STRIMZI.resolve("connect.yaml")).get(0);
        Map.of(
                        "GROUP_ID", "groupId",
                        "CONFIG_STORAGE_TOPIC", "configStorageTopic",
                        "OFFSET_STORAGE_TOPIC", "offsetStorageTopic",
                        "STATUS_STORAGE_TOPIC", "statusStorageTopic")
                .forEach((variable, member) -> assertThat(worker.get(variable))
                        .isEqualTo(connect.at("spec", member).text())
                        .startsWith("tributary-connect"));
    }

    private static List<Tree> acls(String user) {
        return Repository.yaml(Repository.STRIMZI.resolve("users.yaml")).stream()
                .filter(one -> one.is("KafkaUser", "tributary-" + user))
                .findFirst()
                .orElseThrow()
                .at("spec", "authorization", "acls")
                .items();
    }

    private static Set<String> named(List<Tree> acls, String type) {
        return acls.stream()
                .filter(acl -> acl.at("resource", "type").text().equals(type))
                .map(acl -> acl.at("resource", "name").text())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
