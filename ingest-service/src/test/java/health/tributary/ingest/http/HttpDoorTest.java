package health.tributary.ingest.http;

import static health.tributary.ingest.Samples.CLINIC_KEY;
import static health.tributary.ingest.Samples.bytes;
import static health.tributary.ingest.Samples.message;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasLength;
import static org.hamcrest.Matchers.lessThan;

import health.tributary.contract.Envelope;
import health.tributary.contract.FeedId;
import health.tributary.ingest.DoorsProfile;
import health.tributary.ingest.FakeBroker;
import health.tributary.ingest.FakeBroker.Mode;
import health.tributary.ingest.admit.Refused;
import health.tributary.ingest.publish.HeldBytes;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The HTTP door, with a broker whose word the test gives. */
@QuarkusTest
@TestProfile(DoorsProfile.class)
class HttpDoorTest {
    private static final String HL7 = "application/hl7-v2";
    private static final byte[] MESSAGE = bytes(message("ANY", "C-1", "", "PID|1||1^^^X^MR"));

    @Inject
    FakeBroker broker;

    @Inject
    HeldBytes held;

    @BeforeEach
    void up() {
        broker.reset(Mode.UP);
    }

    private static RequestSpecification sender() {
        return given().config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                .encodeContentTypeAs(HL7, ContentType.BINARY)
                                .encodeContentTypeAs("x-application/hl7-v2+er7", ContentType.BINARY)))
                .header("X-Feed-Key", CLINIC_KEY)
                .contentType(HL7)
                .body(MESSAGE);
    }

    private Envelope published() {
        assertThat(broker.published()).hasSize(1);
        return broker.published().get(0).envelope();
    }

    @Test
    void aMessageIsAnsweredWithItsAcknowledgement() {
        sender().post("/feeds/clinic/hl7v2")
                .then()
                .statusCode(200)
                .contentType(HL7)
                .body(endsWith("MSA|AA|C-1\r"));
        assertThat(published().feed()).isEqualTo(new FeedId("clinic"));
        assertThat(broker.published().get(0).body()).isEqualTo(MESSAGE);
        assertThat(held.held()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/hl7-v2", "x-application/hl7-v2+er7", "application/octet-stream", "text/plain"})
    void eachContentTypeOfTheFormatIsTaken(String type) {
        sender().contentType(type).post("/feeds/clinic/hl7v2").then().statusCode(200);
    }

    @Test
    void otherContentTypesAreNot() {
        sender().contentType("application/json")
                .post("/feeds/clinic/hl7v2")
                .then()
                .statusCode(415);
        assertThat(broker.published()).isEmpty();
    }

    @Test
    void jsonIsAnsweredToThoseWhoAskForIt() {
        sender().accept("application/json")
                .post("/feeds/clinic/hl7v2")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("messages[0].code", equalTo("AA"))
                .body("messages[0].id", hasLength(32));
    }

    @Test
    void withoutAKeyNothingIsTaken() {
        given().contentType(HL7)
                .post("/feeds/clinic/hl7v2")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", containsString("Bearer"));
        assertThat(broker.published()).isEmpty();
    }

    @Test
    void aWrongKeyAFeedWithoutOneAndAnUnknownFeedLookTheSame() {
        String wrong = refusal("wrong", "clinic");
        assertThat(refusal(CLINIC_KEY, "north")).isEqualTo(wrong);
        assertThat(refusal(CLINIC_KEY, "nobody")).isEqualTo(wrong);
        assertThat(refusal(CLINIC_KEY, "NO-NAME")).isEqualTo(wrong);
        assertThat(broker.published()).isEmpty();
    }

    private static String refusal(String key, String feed) {
        return given().header("Authorization", "Bearer " + key)
                .contentType("text/plain")
                .body(MESSAGE)
                .post("/feeds/" + feed + "/hl7v2")
                .then()
                .statusCode(403)
                .extract()
                .asString();
    }

    @Test
    void historyIsMarked() {
        sender().post("/feeds/clinic/hl7v2?backfill=true").then().statusCode(200);
        assertThat(published().backfill()).isTrue();
    }

    @Test
    void theSendersTraceIsContinued() {
        sender().header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .post("/feeds/clinic/hl7v2")
                .then()
                .statusCode(200);
        assertThat(published().traceparent())
                .startsWith("00-0af7651916cd43dd8448eb211c80319c-")
                .endsWith("-01");
    }

    @Test
    void whatCannotBeAMessageIsAnswered400WithArAndKept() {
        sender().body(bytes("junk"))
                .post("/feeds/clinic/hl7v2")
                .then()
                .statusCode(400)
                .body(containsString("MSA|AR"));
        assertThat(broker.published().get(0)).isInstanceOf(Refused.class);
        assertThat(published().feed()).isEqualTo(new FeedId("clinic"));
    }

    @Test
    void case3_whileTheBrokerIsAwayTheAnswerIs503WithAe() {
        broker.reset(Mode.AWAY);
        sender().post("/feeds/clinic/hl7v2")
                .then()
                .statusCode(503)
                .header("Retry-After", "5")
                .body(containsString("MSA|AE|C-1\r"));
        sender().accept("application/json")
                .post("/feeds/clinic/hl7v2")
                .then()
                .statusCode(503)
                .contentType("application/problem+json");
    }

    @Test
    void case16_twentyMegabytesAreTaken() {
        byte[] twenty = bytes(message("ANY", "BIG", "", "OBX|1|ED|PDF||^^^Base64^" + "QUJD".repeat(5_242_880)));
        sender().body(twenty).post("/feeds/clinic/hl7v2").then().statusCode(200).body(endsWith("MSA|AA|BIG\r"));
        assertThat(broker.published().get(0).body()).isEqualTo(twenty);
        broker.reset(Mode.UP);
        assertThat(held.held()).isZero();
    }

    @Test
    void aBodyOverTheLimitIsAnswered413WhileItComesInAndNotKept() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            out.write(bytes("POST /feeds/clinic/hl7v2 HTTP/1.1\r\nHost: door\r\nX-Feed-Key: " + CLINIC_KEY
                    + "\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n"));
            byte[] chunk = bytes("100000\r\n" + "x".repeat(1 << 20) + "\r\n");
            try {
                for (int i = 0; i < 40; i++) {
                    out.write(chunk);
                }
            } catch (IOException e) {
                // The door does not read all of it.
            }
            InputStream in = socket.getInputStream();
            assertThat(new String(in.readNBytes(12), StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 413");
        }
        assertThat(broker.published()).isEmpty();
        assertThat(held.held()).isZero();
    }

    @Test
    void healthSaysThatTheBrokerIsAwayAndMllpListens() {
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/health/ready")
                .then()
                .statusCode(503)
                .body("checks.find { it.name == 'MLLP listens' }.status", equalTo("UP"))
                .body("checks.find { it.name == 'broker takes messages' }.status", equalTo("DOWN"));
    }

    @Test
    void metricsCountAndTellNothingOfPatients() {
        sender().post("/feeds/clinic/hl7v2").then().statusCode(200);
        String metrics =
                given().get("/q/metrics").then().statusCode(200).extract().asString();
        assertThat(metrics)
                .contains("tributary_messages_received_total{door=\"http\",feed=\"clinic\"}")
                .contains("tributary_messages_acknowledged_total{code=\"AA\"}")
                .contains("tributary_publish_seconds_bucket")
                .doesNotContain("C-1");
    }

    @Test
    void theDoorIsDescribed() {
        given().get("/q/openapi").then().statusCode(200).body(containsString("/feeds/{feed}/hl7v2"));
    }

    @Test
    void aFeedThatIsOverItsRateIsToldWhenToComeBack() {
        String batch = "BHS|^~\\&|ADT|ANY\r"
                + message("ANY", "1", "", "PID|1||1^^^X^MR").repeat(100) + "BTS|99\r";
        sender().header("Accept", "application/json")
                .body(bytes(batch))
                .post("/feeds/hasty/hl7v2")
                .then()
                .statusCode(200)
                .body("messages.size()", equalTo(100))
                .body(
                        "warnings[0]",
                        equalTo("BTS-1: the count in the batch's or file's trailer differs from what came"));
        sender().post("/feeds/hasty/hl7v2")
                .then()
                .statusCode(429)
                .header("Retry-After", Integer::parseInt, allOf(greaterThan(1), lessThan(6)));
        assertThat(broker.published()).hasSize(100);
    }
}
