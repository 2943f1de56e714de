package health.tributary.ingest.http;

import static health.tributary.ingest.Samples.CLINIC_KEY;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import health.tributary.contract.ContentType;
import health.tributary.contract.Reason;
import health.tributary.contract.Rejection;
import health.tributary.ingest.DoorsProfile;
import health.tributary.ingest.FakeBroker;
import health.tributary.ingest.FakeBroker.Mode;
import health.tributary.ingest.IngestConfiguration;
import health.tributary.ingest.publish.HeldBytes;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
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

/** The FHIR door, with a broker whose word the test gives. */
@QuarkusTest
@TestProfile(DoorsProfile.class)
class FhirDoorTest {
    private static final String FHIR = "application/fhir+json";
    private static final String PATIENT = "{\"resourceType\":\"Patient\",\"id\":\"1\"}";

    @Inject
    FakeBroker broker;

    @Inject
    HeldBytes held;

    @Inject
    IngestConfiguration configuration;

    @BeforeEach
    void up() {
        broker.reset(Mode.UP);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static RequestSpecification sender(String type, String body) {
        return given().header("X-Feed-Key", CLINIC_KEY)
                .header("Content-Type", type)
                .body(bytes(body));
    }

    @Test
    void aResourceIsDurableBeforeItsSenderIsTold() {
        sender(FHIR, PATIENT)
                .post("/feeds/clinic/fhir")
                .then()
                .statusCode(202)
                .contentType(startsWith(FHIR))
                .body("resourceType", equalTo("OperationOutcome"))
                .body("issue[0].severity", equalTo("information"));
        assertThat(broker.published()).hasSize(1);
        assertThat(broker.published().get(0).envelope().contentType()).isEqualTo(ContentType.FHIR_JSON);
        assertThat(broker.published().get(0).envelope().subject()).isPresent();
        assertThat(held.held()).isZero();
    }

    @Test
    void whatCannotBeUsedIsKeptAndNamed() {
        sender(FHIR, "{\"resourceType\":\"Patient\",")
                .post("/feeds/clinic/fhir")
                .then()
                .statusCode(400)
                .body("issue[0].diagnostics", containsString("line 1"));
        sender(FHIR, "{\"resourceType\":\"Encounter\",\"id\":\"1\",\"actualPeriod\":{}}")
                .post("/feeds/clinic/fhir")
                .then()
                .statusCode(422)
                .body("issue[0].code", equalTo("not-supported"))
                .body("issue[0].expression[0]", equalTo("Encounter.actualPeriod"));
        sender("application/fhir+json; fhirVersion=5.0", PATIENT)
                .post("/feeds/clinic/fhir")
                .then()
                .statusCode(422);
        assertThat(broker.published())
                .extracting(kept -> kept.refusal().map(Rejection::reason).orElseThrow())
                .containsExactly(Reason.UNREADABLE, Reason.UNSUPPORTED, Reason.UNSUPPORTED);
    }

    @Test
    void aBodyOverTheLimitIsAnswered413WhileItComesInAndNotKept() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            out.write(bytes("POST /feeds/clinic/fhir HTTP/1.1\r\nHost: door\r\nX-Feed-Key: " + CLINIC_KEY
                    + "\r\nContent-Type: " + FHIR + "\r\nTransfer-Encoding: chunked\r\n\r\n"));
            byte[] chunk = bytes("100000\r\n" + " ".repeat(1 << 20) + "\r\n");
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
    void aBodyThatTheDoorTakesButFhirDoesNotIsAnswered413() {
        String white = " ".repeat(configuration.http().maxFhirBytes());
        sender(FHIR, PATIENT + white)
                .post("/feeds/clinic/fhir")
                .then()
                .statusCode(413)
                .body("issue[0].code", equalTo("too-long"));
        assertThat(broker.published()).isEmpty();
        assertThat(held.held()).isZero();
    }

    @Test
    void whileTheBrokerIsAwayNothingIsTaken() {
        broker.reset(Mode.AWAY);
        sender(FHIR, PATIENT)
                .post("/feeds/clinic/fhir")
                .then()
                .statusCode(503)
                .header("Retry-After", equalTo("5"))
                .body("issue[0].code", equalTo("transient"));
        assertThat(held.held()).isZero();
    }

    @Test
    void withoutTheFeedsKeyNothingIsTaken() {
        given().contentType(FHIR)
                .body(PATIENT)
                .post("/feeds/clinic/fhir")
                .then()
                .statusCode(401)
                .body("issue[0].code", equalTo("login"));
        given().header("X-Feed-Key", "wrong")
                .contentType(FHIR)
                .body(PATIENT)
                .post("/feeds/clinic/fhir")
                .then()
                .statusCode(403);
        assertThat(broker.published()).isEmpty();
    }
}
