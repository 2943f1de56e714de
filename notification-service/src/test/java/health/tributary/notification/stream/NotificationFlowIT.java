package health.tributary.notification.stream;

import static health.tributary.notification.Samples.subject;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import health.tributary.contract.SubjectId;
import health.tributary.contract.Topics;
import health.tributary.notification.Samples;
import health.tributary.notification.subscription.Backport;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.jwt.build.Jwt;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/** From captured changes on Kafka to a webhook and an event stream, through the real service. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class NotificationFlowIT {
    private static final Logger LOG = Logger.getLogger(NotificationFlowIT.class);
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    @TestHTTPResource("/")
    URI base;

    @Test
    void aChangeReachesAWebhookInOrderThroughFailuresAndTheWebhookCarriesTheTrace() throws Exception {
        List<String> bodies = new CopyOnWriteArrayList<>();
        List<String> traces = new CopyOnWriteArrayList<>();
        AtomicInteger calls = new AtomicInteger();
        HttpServer sink = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        sink.createContext("/hook", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            boolean fail = calls.incrementAndGet() % 3 == 2;
            if (!fail) {
                bodies.add(new String(body, StandardCharsets.UTF_8));
                traces.add(String.valueOf(exchange.getRequestHeaders().getFirst("traceparent")));
            }
            exchange.sendResponseHeaders(fail ? 503 : 204, -1);
            exchange.close();
        });
        sink.start();
        try {
            SubjectId ann = subject("hook-ann");
            String endpoint = "http://127.0.0.1:" + sink.getAddress().getPort() + "/hook";
            String id = subscribe(system(), restHook(endpoint, "Observation?patient=Patient/" + ann));
            for (int i = 1; i <= 5; i++) {
                produce(ann, entry(ann, "hook-e" + i, "v1", "created"));
                produce(ann, entry(ann, "hook-e" + i, "v1", "created"));
                produce(subject("other"), entry(subject("other"), "other-e" + i, "v1", "created"));
            }
            await(() -> bodies.size() >= 6);
            assertThat(bodies.get(0)).contains("\"handshake\"");
            for (int i = 1; i <= 5; i++) {
                JsonNode bundle = JSON.readTree(bodies.get(i));
                assertThat(bundle.at("/entry/0/resource/parameter/5/part/0/valueString")
                                .asText())
                        .isEqualTo(Integer.toString(i));
                assertThat(bundle.at("/entry/1/fullUrl").asText())
                        .endsWith("Observation/" + Samples.entry("hook-e" + i));
            }
            assertThat(traces.get(1)).startsWith("00-0af7651916cd43dd8448eb211c80319c-");
            await(() -> get(system(), "fhir/Subscription/" + id).body().contains("\"status\":\"active\""));
            assertThat(get(system(), "fhir/Subscription/" + id + "/$status").body())
                    .contains("\"eventsSinceSubscriptionStart\",\"valueString\":\"5\"");
            assertThat(get(system(), "fhir/Subscription/" + id + "/$events?eventsSinceNumber=4")
                            .body())
                    .contains("\"valueString\":\"4\"")
                    .doesNotContain("\"eventNumber\",\"valueString\":\"3\"");
        } finally {
            sink.stop(0);
        }
    }

    @Test
    void anEventStreamCatchesUpFromTheLastNumberAndGoesOnLive() throws Exception {
        SubjectId ann = subject("stream-ann");
        String token = patient("stream-ann");
        String id = subscribe(token, eventStream());
        for (int i = 1; i <= 3; i++) {
            produce(ann, entry(ann, "stream-e" + i, "v1", "created"));
        }
        await(() -> get(token, "fhir/Subscription/" + id + "/$status").body().contains("\"valueString\":\"3\""));
        HttpRequest request = HttpRequest.newBuilder(base.resolve("events?subscription=" + id))
                .header("Authorization", "Bearer " + token)
                .header("Last-Event-ID", "1")
                .build();
        try (Stream<String> lines = HTTP.send(request, BodyHandlers.ofLines()).body()) {
            Iterator<String> ids = lines.filter(line -> line.startsWith("id: ")).iterator();
            assertThat(ids.next()).isEqualTo("id: 2");
            assertThat(ids.next()).isEqualTo("id: 3");
            produce(ann, entry(ann, "stream-e4", "v1", "created"));
            assertThat(ids.next()).isEqualTo("id: 4");
        }
        assertThat(get(token, "q/metrics").body()).contains("tributary_door_to_subscriber_seconds_bucket");
    }

    @Test
    void strangersAreTurnedAwayWithOperationOutcomes() throws Exception {
        String id = subscribe(patient("door-ann"), eventStream());
        for (String path : List.of("fhir/Subscription", "events?subscription=" + id)) {
            assertOutcome(get("no.such.token", path), 401);
            HttpRequest bare = HttpRequest.newBuilder(base.resolve(path)).build();
            assertOutcome(HTTP.send(bare, BodyHandlers.ofString()), 401);
        }
        assertOutcome(get(patient("door-ben"), "fhir/Subscription/" + id), 404);
        assertOutcome(get(patient("door-ben"), "events?subscription=" + id), 404);
        String foreign = restHook("https://example.org/", "Observation?patient=Patient/" + subject("door-ann"));
        assertOutcome(post(patient("door-ben"), foreign), 403);
        assertOutcome(post(patient("door-ben"), "{\"resourceType\":\"Subscription\"}"), 422);
        assertThat(get(patient("door-ben"), "fhir/Subscription").body()).contains("\"total\":0");
        assertThat(get(patient("door-ann"), "fhir/Subscription").body()).contains("\"total\":1");
        HttpRequest delete = HttpRequest.newBuilder(base.resolve("fhir/Subscription/" + id))
                .header("Authorization", "Bearer " + patient("door-ann"))
                .DELETE()
                .build();
        assertThat(HTTP.send(delete, BodyHandlers.ofString()).statusCode()).isEqualTo(204);
        assertOutcome(get(patient("door-ann"), "fhir/Subscription/" + id), 404);
    }

    @Test
    void aChangeThatIsNoneGoesToTheRejectsAndTheNextOneIsTold() throws Exception {
        SubjectId ann = subject("reject-ann");
        String token = patient("reject-ann");
        String id = subscribe(token, eventStream());
        produce(ann, "{\"__collection\":\"entries\",\"_id\":7}");
        produce(ann, "not json");
        produce(ann, entry(ann, "reject-e", "v1", "created"));
        await(() -> get(token, "fhir/Subscription/" + id + "/$status").body().contains("\"valueString\":\"1\""));
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", StackResource.bootstrap, "group.id", "reader", "auto.offset.reset", "earliest");
        try (KafkaConsumer<String, byte[]> rejects =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            rejects.subscribe(List.of(Topics.REJECTS));
            AtomicInteger seen = new AtomicInteger();
            await(() -> seen.addAndGet(rejects.poll(Duration.ofMillis(200)).count()) == 2);
        }
    }

    /** The bounds are far below what a quiet machine does; the log says what this one did. */
    @Test
    void changesThatMatchNothingFlowFastAndThoseThatMatchKeepUp() throws Exception {
        SubjectId ann = subject("rate-ann");
        String token = patient("rate-ann");
        String id = subscribe(token, eventStream());
        double before = consumed();
        long start = System.nanoTime();
        produceAll(20_000, subject("rate-nobody"), "rate-n");
        await(() -> consumed() - before >= 20_000);
        double unmatched = 20_000 / ((System.nanoTime() - start) / 1e9);
        start = System.nanoTime();
        produceAll(3_000, ann, "rate-m");
        await(() -> get(token, "fhir/Subscription/" + id + "/$status").body().contains("\"valueString\":\"3000\""));
        double matched = 3_000 / ((System.nanoTime() - start) / 1e9);
        LOG.infof("changes that match nothing: %.0f/s, numbered notifications: %.0f/s", unmatched, matched);
        assertThat(unmatched).isGreaterThan(1_000);
        assertThat(matched).isGreaterThan(100);
    }

    private double consumed() {
        return get("", "q/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("tributary_notification_changes_total{outcome=\"consumed\"}"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static void produceAll(int count, SubjectId subject, String prefix) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", StackResource.bootstrap, "acks", "all", "linger.ms", "5");
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < count; i++) {
                byte[] value = entry(subject, prefix + i, "v1", "created").getBytes(StandardCharsets.UTF_8);
                var unused = producer.send(new ProducerRecord<>(Topics.CHANGES, subject.value() + i % 8, value));
            }
        }
    }

    @Test
    void readinessHoldsWhileStoreAndBrokerAnswer() {
        await(() -> get("", "q/health/ready").statusCode() == 200);
    }

    private static void assertOutcome(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/fhir+json");
        assertThat(response.body()).contains("\"OperationOutcome\"");
    }

    private String subscribe(String token, String body) throws IOException, InterruptedException {
        await(() -> get("", "q/health/ready").statusCode() == 200);
        HttpResponse<String> response = post(token, body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return JSON.readTree(response.body()).path("id").asText();
    }

    private HttpResponse<String> post(String token, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(base.resolve("fhir/Subscription"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/fhir+json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return HTTP.send(request, BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String token, String path) {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path))
                .header("Authorization", "Bearer " + token)
                .timeout(Duration.ofSeconds(10))
                .build();
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(BooleanSupplier done) {
        long deadline = System.nanoTime() + Duration.ofSeconds(40).toNanos();
        while (!done.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(deadline);
            LockSupport.parkNanos(20_000_000);
        }
    }

    private static String system() {
        return token("test-system", Map.of("scope", "system/*.rs"));
    }

    private static String patient(String name) {
        return token(
                name, Map.of("scope", "patient/*.rs", "patient", subject(name).value()));
    }

    private static String token(String holder, Map<String, Object> claims) {
        return Jwt.claims(claims)
                .subject(holder)
                .issuer("tributary-local")
                .expiresIn(600)
                .sign(StackResource.keys.getPrivate());
    }

    private static void produce(SubjectId key, String value) {
        Map<String, Object> settings = Map.of("bootstrap.servers", StackResource.bootstrap, "acks", "all");
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            var unused = producer.send(
                    new ProducerRecord<>(Topics.CHANGES, key.value(), value.getBytes(StandardCharsets.UTF_8)));
        }
    }

    static String entry(SubjectId subject, String entry, String version, String kind) {
        String resource = JSON.valueToTree(Samples.heartRate(subject, entry)).toString();
        long now = System.currentTimeMillis();
        return "{\"_id\":\"" + Samples.entry(entry) + "\",\"subject\":\"" + subject + "\",\"type\":\"Observation\","
                + "\"directory\":false,\"exists\":true,\"version\":\"" + version + "\",\"updated\":" + now + ","
                + "\"resource\":" + resource + ",\"lastWrite\":{\"kind\":\"" + kind + "\",\"received\":" + now
                + ",\"message\":\"" + Samples.id("m") + "\",\"feed\":\"mercy\",\"traceparent\":\"" + Samples.TRACE
                + "\",\"backfill\":false,\"replay\":false},\"__op\":\"c\",\"__collection\":\"entries\"}";
    }

    private static String restHook(String endpoint, String filter) {
        return "{\"resourceType\":\"Subscription\",\"status\":\"requested\",\"reason\":\"test\",\"criteria\":\""
                + Backport.RECORD_CHANGE + "\",\"_criteria\":{\"extension\":[{\"url\":\"" + Backport.FILTER_CRITERIA
                + "\",\"valueString\":\"" + filter + "\"}]},\"channel\":{\"type\":\"rest-hook\",\"endpoint\":\""
                + endpoint
                + "\",\"payload\":\"application/fhir+json\"}}";
    }

    private static String eventStream() {
        return "{\"resourceType\":\"Subscription\",\"status\":\"requested\",\"reason\":\"test\",\"criteria\":\""
                + Backport.RECORD_CHANGE
                + "\",\"channel\":{\"type\":\"websocket\",\"_type\":{\"extension\":[{\"url\":\""
                + Backport.CHANNEL_TYPE + "\",\"valueCoding\":{\"system\":\"" + Backport.CHANNEL_TYPES
                + "\",\"code\":\""
                + Backport.EVENT_STREAM + "\"}}]},\"payload\":\"application/fhir+json\"}}";
    }
}
