package health.tributary.ingest.http;

import static health.tributary.ingest.Samples.CLINIC_KEY;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import health.tributary.contract.ContentType;
import health.tributary.contract.IdKey;
import health.tributary.contract.Reason;
import health.tributary.contract.Rejection;
import health.tributary.ingest.DoorsProfile;
import health.tributary.ingest.FakeBroker;
import health.tributary.ingest.FakeBroker.Mode;
import health.tributary.ingest.IngestConfiguration;
import health.tributary.ingest.publish.HeldBytes;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The door for documents, with a broker whose word the test gives. */
@QuarkusTest
@TestProfile(DoorsProfile.class)
class CcdaDoorTest {
    private static final String CDA = "application/hl7-cda+xml";
    private static final String START = "<?xml version=\"1.0\"?>\n<ClinicalDocument xmlns=\"urn:hl7-org:v3\">\n";
    private static final String END = "</ClinicalDocument>";
    private static final String DOCUMENT = START
            + "<recordTarget><patientRole><id root=\"1.2.3\" extension=\"7\"/></patientRole></recordTarget>" + END;

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

    private static RequestSpecification sender(String type, String body) {
        return given().header("X-Feed-Key", CLINIC_KEY)
                .header("Content-Type", type)
                .body(body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aDocumentIsDurableBeforeItsSenderIsTold() {
        for (String type : new String[] {CDA, "application/xml", "text/xml"}) {
            broker.reset(Mode.UP);
            sender(type, DOCUMENT)
                    .post("/feeds/clinic/ccda")
                    .then()
                    .statusCode(202)
                    .contentType(startsWith("application/fhir+json"))
                    .body("issue[0].severity", equalTo("information"));
            assertThat(broker.published()).hasSize(1);
            assertThat(broker.published().get(0).envelope().contentType()).isEqualTo(ContentType.CDA);
            assertThat(broker.published().get(0).envelope().subject())
                    .contains(IdKey.of(new byte[32]).subject("clinic/1.2.3", "7"));
            assertThat(held.held()).isZero();
        }
    }

    @Test
    void brokenXmlIsKeptAndItsLineTold() {
        sender(CDA, START + "<recordTarget><id></recordTarget>" + END)
                .post("/feeds/clinic/ccda")
                .then()
                .statusCode(400)
                .body("issue[0].code", equalTo("invalid"))
                .body("issue[0].diagnostics", containsString("line 3: "));
        sender(CDA, "<!DOCTYPE ClinicalDocument [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>" + DOCUMENT)
                .post("/feeds/clinic/ccda")
                .then()
                .statusCode(400);
        sender(CDA, "<Bundle xmlns=\"http://hl7.org/fhir\"/>")
                .post("/feeds/clinic/ccda")
                .then()
                .statusCode(400)
                .body("issue[0].diagnostics", containsString("ClinicalDocument"));
        assertThat(broker.published())
                .extracting(kept -> kept.refusal().map(Rejection::reason).orElseThrow())
                .containsOnly(Reason.UNREADABLE);
    }

    @Test
    void aDocumentOfNobodyIsKeptAndItsPlaceTold() {
        sender(CDA, START + "<recordTarget><patientRole><id nullFlavor=\"UNK\"/></patientRole></recordTarget>" + END)
                .post("/feeds/clinic/ccda")
                .then()
                .statusCode(422)
                .body("issue[0].code", equalTo("business-rule"))
                .body("issue[0].expression[0]", equalTo("recordTarget/patientRole/id"));
        sender(CDA, START + END)
                .post("/feeds/clinic/ccda")
                .then()
                .statusCode(422)
                .body("issue[0].code", equalTo("required"));
        assertThat(broker.published()).hasSize(2);
    }

    @Test
    void aDocumentOverTheLimitIsAnswered413AndNotKept() {
        String white = " ".repeat(configuration.http().maxCcdaBytes());
        sender(CDA, DOCUMENT + white)
                .post("/feeds/clinic/ccda")
                .then()
                .statusCode(413)
                .body("issue[0].code", equalTo("too-long"));
        assertThat(broker.published()).isEmpty();
        assertThat(held.held()).isZero();
    }

    @Test
    void whileTheBrokerIsAwayNothingIsTaken() {
        broker.reset(Mode.AWAY);
        sender(CDA, DOCUMENT).post("/feeds/clinic/ccda").then().statusCode(503).header("Retry-After", equalTo("5"));
        assertThat(held.held()).isZero();
    }

    @Test
    void otherTypesAndOtherKeysAreRefused() {
        sender("application/pdf", DOCUMENT).post("/feeds/clinic/ccda").then().statusCode(415);
        given().header("X-Feed-Key", "wrong")
                .contentType(CDA)
                .body(DOCUMENT)
                .post("/feeds/clinic/ccda")
                .then()
                .statusCode(403);
        assertThat(broker.published()).isEmpty();
    }
}
