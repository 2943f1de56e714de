package health.tributary.notification.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.change.WriteKind;
import health.tributary.notification.Samples;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SubscriptionReaderTest {
    private static final String ANN = Samples.subject("ann").value();

    @Test
    void aTopicWithFiltersMeansAllFiltersOfAType() {
        Terms terms = understood(
                topic("Observation?patient=Patient/" + ANN, "Observation?code=http://loinc.org|8867-4,8480-6"));
        assertThat(terms.clauses()).hasSize(1);
        Clause clause = terms.clauses().get(0);
        assertThat(clause.type()).contains("Observation");
        assertThat(clause.patient()).contains(Samples.subject("ann"));
        assertThat(clause.conditions()).hasSize(1);
        assertThat(clause.conditions().get(0).anyOf()).hasSize(2);
    }

    @Test
    void aFilterWithoutATypeHoldsForEveryTypeThatIsNamed() {
        Terms terms = understood(topic("patient=" + ANN, "Observation?kind=corrected", "Encounter?status=finished"));
        assertThat(terms.clauses()).hasSize(2);
        assertThat(terms.clauses()).allMatch(clause -> clause.patient().isPresent());
        assertThat(terms.clauses().get(0).kinds()).containsExactly(WriteKind.CORRECTED);
    }

    @Test
    void aTopicWithoutFiltersMeansEverything() {
        assertThat(understood(topic()).clauses()).containsExactly(Clause.everything());
    }

    @Test
    void plainR4CriteriaAreTaken() {
        String json = topic().replace(Backport.RECORD_CHANGE, "Observation?patient=Patient/" + ANN + "&code=8867-4");
        Clause clause = understood(json).clauses().get(0);
        assertThat(clause.type()).contains("Observation");
        assertThat(clause.patient()).contains(Samples.subject("ann"));
    }

    @Test
    void theChannelIsReadWholly() {
        Terms terms = understood(topic());
        assertThat(terms.channel())
                .isEqualTo(new Channel.RestHook(
                        URI.create("https://example.org/hook"), List.of(new Channel.Header("X-Key", "k:1"))));
        assertThat(terms.content()).isEqualTo(Content.FULL_RESOURCE);
        assertThat(terms.maxEvents()).isEqualTo(20);
        assertThat(terms.end()).contains(Instant.parse("2030-01-01T00:00:00Z"));
    }

    @Test
    void serverSentEventsAreAnExtendedChannelTypeAndPlainWebsocketIsRefused() {
        assertThat(understood(EVENT_STREAM).channel()).isInstanceOf(Channel.EventStream.class);
        assertThat(issues(EVENT_STREAM.replaceAll("\"_type\".*?]},", ""))).containsExactly("Subscription.channel.type");
    }

    @Test
    void everyFaultIsNamedByItsPlace() {
        assertThat(issues("{\"resourceType\":\"Subscription\"}"))
                .contains(
                        "Subscription.status",
                        "Subscription.reason",
                        "Subscription.criteria",
                        "Subscription.channel.type");
        assertThat(issues(topic("Observtion?code=1"))).containsExactly("Subscription.criteria.extension");
        assertThat(issues(topic("Observation?value-quantity=gt5"))).containsExactly("Subscription.criteria.extension");
        assertThat(issues(topic("Observation?code:in=x"))).containsExactly("Subscription.criteria.extension");
        assertThat(issues(topic("Observation?patient=Patient/1"))).containsExactly("Subscription.criteria.extension");
        assertThat(issues(topic("Observation?kind=confirmed"))).containsExactly("Subscription.criteria.extension");
        assertThat(issues(topic().replace("https://example.org/hook", "ftp://example.org")))
                .containsExactly("Subscription.channel.endpoint");
        assertThat(issues(topic().replace("https://example.org/hook", "https://me@example.org")))
                .containsExactly("Subscription.channel.endpoint");
        assertThat(issues(topic().replace("X-Key: k:1", "Host: internal")))
                .containsExactly("Subscription.channel.header[0]");
        assertThat(issues(topic().replace("X-Key: k:1", "X: a\\r\\nY: b")))
                .containsExactly("Subscription.channel.header[0]");
        assertThat(issues("[]")).containsExactly("Subscription");
        assertThat(issues("{")).containsExactly("Subscription");
    }

    @Test
    void whatIsWrittenReadsTheSame() {
        for (String json : List.of(topic("Observation?code=1", "Encounter"), EVENT_STREAM)) {
            Terms terms = understood(json);
            Subscription subscription = new Subscription(
                    new SubscriptionId("s1"),
                    Samples.SYSTEM,
                    terms,
                    Status.ACTIVE,
                    Samples.NOON,
                    Optional.of("retrying"));
            assertThat(understood(SubscriptionWriter.write(subscription).toString()))
                    .isEqualTo(terms);
        }
    }

    static final String EVENT_STREAM = """
            {"resourceType":"Subscription","status":"requested","reason":"watch",
            "criteria":"http://tributary.health/SubscriptionTopic/record-change",
            "channel":{"type":"websocket","_type":{"extension":[{
            "url":"http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-channel-type",
            "valueCoding":{"system":"http://tributary.health/CodeSystem/subscription-channel-type",
            "code":"server-sent-events"}}]},"payload":"application/fhir+json"}}""".replace("\n", "");

    static String topic(String... filters) {
        StringBuilder extensions = new StringBuilder();
        for (String filter : filters) {
            extensions.append(extensions.isEmpty() ? "" : ",");
            extensions.append("{\"url\":\"").append(Backport.FILTER_CRITERIA);
            extensions.append("\",\"valueString\":\"").append(filter).append("\"}");
        }
        return "{\"resourceType\":\"Subscription\",\"status\":\"requested\",\"reason\":\"care\",\"end\":\"2030-01-01T01:00:00+01:00\","
                + "\"criteria\":\"" + Backport.RECORD_CHANGE + "\",\"_criteria\":{\"extension\":[" + extensions + "]},"
                + "\"channel\":{\"extension\":[{\"url\":\"" + Backport.MAX_COUNT + "\",\"valuePositiveInt\":20}],"
                + "\"type\":\"rest-hook\",\"endpoint\":\"https://example.org/hook\",\"header\":[\"X-Key: k:1\"],"
                + "\"payload\":\"application/fhir+json\",\"_payload\":{\"extension\":[{\"url\":\""
                + Backport.PAYLOAD_CONTENT + "\",\"valueCode\":\"full-resource\"}]}}}";
    }

    private static Terms understood(String json) {
        Reading reading = SubscriptionReader.read(json.getBytes(StandardCharsets.UTF_8));
        assertThat(reading).isInstanceOf(Reading.Understood.class);
        return ((Reading.Understood) reading).terms();
    }

    private static List<String> issues(String json) {
        Reading reading = SubscriptionReader.read(json.getBytes(StandardCharsets.UTF_8));
        assertThat(reading).isInstanceOf(Reading.Refused.class);
        return ((Reading.Refused) reading)
                .issues().stream().map(Issue::expression).toList();
    }
}
