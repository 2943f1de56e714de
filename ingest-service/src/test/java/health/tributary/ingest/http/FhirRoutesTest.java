package health.tributary.ingest.http;

import static health.tributary.ingest.DataPointTexts.gzip;
import static health.tributary.ingest.Samples.CLINIC_KEY;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.oneOf;
import static org.hamcrest.Matchers.startsWith;

import health.tributary.contract.MessageId;
import health.tributary.contract.Reason;
import health.tributary.fhir.FhirReader;
import health.tributary.fhir.ReadResult;
import health.tributary.ingest.DoorsProfile;
import health.tributary.ingest.FakeBroker;
import health.tributary.ingest.FakeBroker.Mode;
import health.tributary.ingest.admit.Kept;
import health.tributary.ingest.publish.HeldBytes;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the FHIR door takes beside a resource or a Bundle: interactions, messages, lines. */
@QuarkusTest
@TestProfile(DoorsProfile.class)
class FhirRoutesTest {
    private static final String FHIR = "application/fhir+json";
    private static final String NDJSON = "application/fhir+ndjson";
    private static final String DOOR = "/feeds/clinic/fhir";
    private static final String PATIENT = "{\"resourceType\":\"Patient\",\"id\":\"1\"}";
    private static final String PULSE =
            "{\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":{\"text\":\"t\"},\"subject\":{\"reference\":\"Patient/1\"}}";
    private static final String MESSAGE =
            "{\"resourceType\":\"Bundle\",\"type\":\"message\",\"entry\":[{\"resource\":{\"resourceType\":\"MessageHeader\",\"id\":\"m1\","
                    + "\"eventCoding\":{\"system\":\"http://e.example\",\"code\":\"e\"},\"source\":{\"endpoint\":\"http://lab.example\"},"
                    + "\"focus\":[{\"reference\":\"Patient/1\"}]}},{\"resource\":" + PATIENT + "}]}";

    @Inject
    FakeBroker broker;

    @Inject
    HeldBytes held;

    @BeforeEach
    void up() {
        broker.reset(Mode.UP);
    }

    private static RequestSpecification sender(String type, byte[] body) {
        return anyone(type, body).header("X-Feed-Key", CLINIC_KEY);
    }

    private static RequestSpecification anyone(String type, byte[] body) {
        return given().config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                .encodeContentTypeAs(NDJSON, io.restassured.http.ContentType.BINARY)
                                .encodeContentTypeAs("application/x-ndjson", io.restassured.http.ContentType.BINARY)))
                .urlEncodingEnabled(false)
                .contentType(type)
                .body(body);
    }

    private static RequestSpecification sender(String type, String body) {
        return sender(type, body.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(Kept message) {
        return new String(message.body(), StandardCharsets.UTF_8);
    }

    @Test
    void updatesCreatesAndDeletesAreStatedAsTransactions() {
        sender(FHIR, PATIENT).put(DOOR + "/Patient/1?backfill=true").then().statusCode(202);
        sender(FHIR, PULSE).post(DOOR + "/Observation").then().statusCode(202);
        given().header("X-Feed-Key", CLINIC_KEY)
                .delete(DOOR + "/Observation/7?backfill=false&patient=1")
                .then()
                .statusCode(202);
        assertThat(broker.published())
                .extracting(FhirRoutesTest::text)
                .satisfiesExactly(
                        put -> assertThat(put)
                                .contains("{\"method\":\"PUT\",\"url\":\"Patient/1\"},\"resource\":" + PATIENT + "}"),
                        post -> assertThat(post).contains("{\"method\":\"POST\",\"url\":\"Observation\"}"),
                        delete -> assertThat(delete)
                                .contains("{\"method\":\"DELETE\",\"url\":\"Observation/7?patient=1\"}"));
        assertThat(broker.published())
                .extracting(kept -> kept.envelope().backfill())
                .containsExactly(true, false, false);
        assertThat(broker.published())
                .extracting(kept -> kept.envelope().subject())
                .doesNotContain(Optional.empty())
                .hasSize(3);
        assertThat(held.held()).isZero();
    }

    @Test
    void conditionsAreIdentifiers() {
        sender(FHIR, PULSE)
                .put(DOOR + "/Observation?identifier=http://o.example%7C1")
                .then()
                .statusCode(202);
        sender(FHIR, PULSE)
                .put(DOOR + "/Observation?code=x")
                .then()
                .statusCode(422)
                .body("issue[0].code", equalTo("not-supported"));
        sender(FHIR, PULSE)
                .header("If-None-Exist", "code=x")
                .post(DOOR + "/Observation")
                .then()
                .statusCode(422);
        given().header("X-Feed-Key", CLINIC_KEY)
                .delete(DOOR + "/Observation?status=final&patient=1")
                .then()
                .statusCode(422)
                .body("issue[0].code", equalTo("not-supported"));
        sender(FHIR, PATIENT)
                .header("If-Match", "W/\"1\"")
                .put(DOOR + "/Patient/1")
                .then()
                .statusCode(422);
    }

    /** Case 11, at the door: one message, however many send it at once; that one message makes one entry is the key's doing. */
    @Test
    void case11ConcurrentConditionalCreatesAreOneMessage() {
        List<Integer> answers = IntStream.range(0, 100)
                .mapToObj(any -> CompletableFuture.supplyAsync(() -> sender(FHIR, PULSE)
                        .header("If-None-Exist", "identifier=http://o.example|1")
                        .post(DOOR + "/Observation")
                        .statusCode()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        assertThat(answers).hasSize(100).containsOnly(202);
        assertThat(broker.published())
                .hasSize(100)
                .extracting(kept -> kept.envelope().id())
                .containsOnly(broker.published().get(0).envelope().id());
    }

    @Test
    void badInputIsRefusedOnEveryRoute() {
        for (String path : List.of("/Patient/1", "/Patient?identifier=a%7Cb")) {
            sender(FHIR, "{\"resourceType\":\"Patient\",")
                    .put(DOOR + path)
                    .then()
                    .statusCode(400);
            sender(FHIR, "{\"resourceType\":\"Patient\",\"gender\":7}")
                    .put(DOOR + path)
                    .then()
                    .statusCode(422)
                    .body("issue.expression.flatten()", hasItem("Patient.gender"));
        }
        sender(FHIR, "{\"resourceType\":\"Encounter\",\"id\":\"1\",\"actualPeriod\":{}}")
                .put(DOOR + "/Encounter/1")
                .then()
                .statusCode(422)
                .body("issue[0].expression[0]", equalTo("Encounter.actualPeriod"));
        sender("application/fhir+json; fhirVersion=5.0", PATIENT)
                .put(DOOR + "/Patient/1")
                .then()
                .statusCode(422);
        sender(FHIR, "x".repeat(17 << 20)).put(DOOR + "/Patient/1").then().statusCode(413);
        byte[] body = MESSAGE.getBytes(StandardCharsets.UTF_8);
        anyone(FHIR, body).put(DOOR + "/Patient/1").then().statusCode(401);
        anyone(NDJSON, body).post(DOOR).then().statusCode(401);
        anyone(FHIR, body).post(DOOR + "/$process-message").then().statusCode(401);
        anyone(NDJSON, body).header("X-Feed-Key", "wrong").post(DOOR).then().statusCode(403);
        broker.reset(Mode.AWAY);
        sender(FHIR, PATIENT).put(DOOR + "/Patient/1").then().statusCode(503).header("Retry-After", "5");
        sender(NDJSON, PATIENT).post(DOOR).then().statusCode(503).header("Retry-After", "5");
        sender(FHIR, MESSAGE).post(DOOR + "/$process-message").then().statusCode(503);
        assertThat(held.held()).isZero();
    }

    @Test
    void aMessageIsAnsweredByAMessage() {
        for (String operation : List.of("/$process-message?async=false", "/%24process-message")) {
            String answer = sender(FHIR, MESSAGE)
                    .post(DOOR + operation)
                    .then()
                    .statusCode(200)
                    .contentType(startsWith(FHIR))
                    .body("type", equalTo("message"))
                    .body("entry[0].resource.resourceType", equalTo("MessageHeader"))
                    .body("entry[0].resource.eventCoding.code", equalTo("e"))
                    .body("entry[0].resource.destination[0].endpoint", equalTo("http://lab.example"))
                    .body("entry[0].resource.response.identifier", equalTo("m1"))
                    .body("entry[0].resource.response.code", equalTo("ok"))
                    .body("entry[1].resource.resourceType", equalTo("OperationOutcome"))
                    .extract()
                    .asString();
            assertThat(FhirReader.read(answer.getBytes(StandardCharsets.UTF_8))).isInstanceOf(ReadResult.Read.class);
        }
        assertThat(broker.published()).hasSize(2);
        assertThat(text(broker.published().get(0))).isEqualTo(MESSAGE);
        sender(FHIR, PATIENT)
                .post(DOOR + "/$process-message")
                .then()
                .statusCode(422)
                .body("issue[0].expression[0]", equalTo("Bundle.type"));
        sender(FHIR, MESSAGE)
                .post(DOOR + "/$process-message?async=true")
                .then()
                .statusCode(400)
                .body("issue[0].code", equalTo("not-supported"));
    }

    @Test
    void linesAreCountedAndBadOnesNamed() {
        String lines = PATIENT + "\n{\"resourceType\":\"Patient\",\n\n" + PULSE + "\n";
        sender(NDJSON, lines)
                .post(DOOR + "?backfill=true")
                .then()
                .statusCode(202)
                .contentType(startsWith(FHIR))
                .body("resourceType", equalTo("OperationOutcome"))
                .body("issue[0].extension.find { it.url.endsWith('/taken') }.valueDecimal", equalTo(2))
                .body("issue[0].extension.find { it.url.endsWith('/refused') }.valueDecimal", equalTo(1))
                .body("issue[1].severity", equalTo("fatal"))
                .body("issue[1].extension[0].valueDecimal", equalTo(2));
        assertThat(broker.published()).hasSize(2);
        assertThat(broker.published())
                .allSatisfy(kept -> assertThat(kept.envelope().backfill()).isTrue());
        assertThat(broker.published().get(1).refusal().orElseThrow().reason()).isEqualTo(Reason.UNREADABLE);
        assertThat(held.held()).isZero();
    }

    @Test
    void linesInGzipCutAndInOtherEncodings() {
        byte[] packed = gzip((PATIENT + "\n" + PULSE).getBytes(StandardCharsets.UTF_8));
        sender("application/x-ndjson", packed)
                .header("Content-Encoding", "gzip")
                .post(DOOR)
                .then()
                .statusCode(202);
        MessageId whole = broker.published().get(0).envelope().id();
        sender(NDJSON, Arrays.copyOf(packed, packed.length - 12))
                .header("Content-Encoding", "gzip")
                .post(DOOR)
                .then()
                .statusCode(400)
                .body("issue[0].severity", equalTo("fatal"));
        assertThat(broker.published()).hasSize(1);
        sender(NDJSON, PATIENT + "\n" + PULSE).post(DOOR).then().statusCode(202);
        assertThat(broker.published().get(1).envelope().id()).isEqualTo(whole);
        sender(NDJSON, packed)
                .header("Content-Encoding", "br")
                .post(DOOR)
                .then()
                .statusCode(415);
        sender(NDJSON + "; fhirVersion=5.0", PATIENT).post(DOOR).then().statusCode(422);
        sender(NDJSON, "\n").post(DOOR).then().statusCode(400);
        sender(NDJSON, "[]\n").post(DOOR).then().statusCode(422);
        assertThat(held.held()).isZero();
    }

    /** Far beyond what the door takes of one message, and said beforehand. */
    @Test
    void aHundredMegabytesComeInPartByPart() throws IOException, InterruptedException {
        byte[] line = ("{\"resourceType\":\"Basic\",\"code\":{\"text\":\"" + "t".repeat(1 << 20)
                        + "\"},\"subject\":{\"reference\":\"Patient/1\"}}\n")
                .getBytes(StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + DOOR))
                .header("X-Feed-Key", CLINIC_KEY)
                .header("Content-Type", NDJSON)
                .POST(BodyPublishers.fromPublisher(
                        BodyPublishers.ofInputStream(() -> repeated(line, 100)), 100L * line.length))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(broker.published()).hasSizeGreaterThan(25);
        assertThat(broker.published())
                .allSatisfy(kept -> assertThat(kept.body().length).isLessThanOrEqualTo(4 << 20));
        assertThat(held.held()).isZero();
    }

    private static InputStream repeated(byte[] line, int times) {
        return new SequenceInputStream(Collections.enumeration(IntStream.range(0, times)
                .mapToObj(any -> new ByteArrayInputStream(line))
                .toList()));
    }

    @Test
    void theRoutesAreDescribed() {
        given().get("/q/openapi")
                .then()
                .statusCode(200)
                .body(containsString("application/fhir+ndjson"))
                .body(containsString("process-message"))
                .body(containsString("/feeds/{feed}/fhir/{type}/{id}"));
        given().header("X-Feed-Key", CLINIC_KEY).get(DOOR + "/Patient/1").then().statusCode(oneOf(404, 405));
        sender("text/plain", "x").post(DOOR).then().statusCode(not(202));
    }
}
