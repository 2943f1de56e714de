package health.tributary.ingest.http;

import static health.tributary.ingest.DataPointTexts.gzip;
import static health.tributary.ingest.DataPointTexts.pulse;
import static health.tributary.ingest.Samples.CLINIC_KEY;
import static health.tributary.ingest.Samples.bytes;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasLength;
import static org.hamcrest.Matchers.hasSize;

import health.tributary.contract.ContentType;
import health.tributary.contract.Reason;
import health.tributary.ingest.DoorsProfile;
import health.tributary.ingest.FakeBroker;
import health.tributary.ingest.FakeBroker.Mode;
import health.tributary.ingest.publish.HeldBytes;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The door for data points, with a broker whose word the test gives. */
@QuarkusTest
@TestProfile(DoorsProfile.class)
class PointDoorTest {
    private static final String PATH = "/feeds/clinic/devices/openmhealth";
    private static final String NDJSON = "application/x-ndjson";

    @Inject
    FakeBroker broker;

    @Inject
    HeldBytes held;

    @BeforeEach
    void up() {
        broker.reset(Mode.UP);
    }

    private static RequestSpecification sender(String type, byte[] body) {
        return given().config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                .encodeContentTypeAs(NDJSON, io.restassured.http.ContentType.BINARY)))
                .header("X-Feed-Key", CLINIC_KEY)
                .contentType(type)
                .body(body);
    }

    @Test
    void aSinglePointIsTaken() {
        sender("application/json", bytes(pulse("eve", 1, "70")))
                .post(PATH)
                .then()
                .statusCode(202)
                .contentType("application/json")
                .body("taken", equalTo(1))
                .body("refused", equalTo(0))
                .body("messages[0].id", hasLength(32));
        assertThat(broker.published()).hasSize(1);
        assertThat(broker.published().get(0).envelope().contentType()).isEqualTo(ContentType.OPEN_MHEALTH_JSON);
        assertThat(held.held()).isZero();
    }

    @Test
    void goodLinesAreTakenAndBadOnesNamed() {
        String lines = pulse("eve", 1, "70") + "\n" + pulse("eve", 2, "NaN") + "\n";
        sender(NDJSON, bytes(lines))
                .post(PATH + "?backfill=true")
                .then()
                .statusCode(202)
                .body("taken", equalTo(1))
                .body("refused", equalTo(1))
                .body("problems[0].index", equalTo(1))
                .body("problems[0].line", equalTo(2))
                .body("problems[0].path", equalTo("body.heart_rate.value"))
                .body("problems[0].reason", equalTo("invalid-value"))
                .body("problems[0].rule", containsString("NaN"));
        assertThat(broker.published()).hasSize(2);
        assertThat(broker.published().get(0).envelope().backfill()).isTrue();
        assertThat(broker.published().get(1).refusal().orElseThrow().reason()).isEqualTo(Reason.INVALID_VALUE);
    }

    @Test
    void gzipIsUnpackedWithinItsBounds() {
        byte[] packed = gzip(bytes("[" + pulse("eve", 1, "70") + "]"));
        sender("application/json", packed)
                .header("Content-Encoding", "gzip")
                .post(PATH)
                .then()
                .statusCode(202)
                .body("taken", equalTo(1));
        assertThat(broker.published().get(0).body()).isEqualTo(bytes("[" + pulse("eve", 1, "70") + "]"));
        assertThat(held.held()).isZero();
    }

    @Test
    void truncatedGzipIsAnswered400AndKept() {
        byte[] packed = gzip(bytes("[" + pulse("eve", 1, "70") + "]"));
        byte[] cut = Arrays.copyOf(packed, packed.length - 20);
        sender("application/json", cut)
                .header("Content-Encoding", "gzip")
                .post(PATH)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", equalTo("the gzip stream ends before its end"))
                .body("reason", equalTo("unreadable"));
        assertThat(broker.published().get(0).body()).isEqualTo(cut);
        assertThat(broker.published().get(0).refusal()).isPresent();
        assertThat(held.held()).isZero();
    }

    @Test
    void aBombIsAnswered413AndNotKept() {
        sender("application/json", gzip(new byte[100_000_000]))
                .header("Content-Encoding", "gzip")
                .post(PATH)
                .then()
                .statusCode(413);
        assertThat(broker.published()).isEmpty();
        assertThat(held.held()).isZero();
    }

    @Test
    void otherEncodingsAndTypesAreAnswered415() {
        sender("application/json", bytes("{}"))
                .header("Content-Encoding", "br")
                .post(PATH)
                .then()
                .statusCode(415);
        sender("application/octet-stream", bytes("{}")).post(PATH).then().statusCode(415);
        assertThat(broker.published()).isEmpty();
    }

    @Test
    void brokenJsonIsAnswered400AndNothingGood422() {
        sender("application/json", bytes("[{"))
                .post(PATH)
                .then()
                .statusCode(400)
                .body("reason", equalTo("unreadable"));
        sender("application/json", bytes(pulse("eve", 1, "70").replace("heart-rate", "mood")))
                .post(PATH)
                .then()
                .statusCode(422)
                .body("taken", equalTo(0))
                .body("problems", hasSize(1))
                .body("problems[0].path", equalTo("header.schema_id"))
                .body("problems[0].reason", equalTo("unsupported"));
        assertThat(broker.published())
                .hasSize(2)
                .allSatisfy(kept -> assertThat(kept.refusal()).isPresent());
    }

    @Test
    void case3_whileTheBrokerIsAwayTheAnswerIs503() {
        broker.reset(Mode.AWAY);
        sender("application/json", bytes(pulse("eve", 1, "70")))
                .post(PATH)
                .then()
                .statusCode(503)
                .header("Retry-After", "5");
    }

    @Test
    void withoutTheFeedsKeyNothingIsTaken() {
        given().contentType("application/json").body("{}").post(PATH).then().statusCode(401);
        given().header("X-Feed-Key", "wrong")
                .contentType("application/json")
                .body("{}")
                .post(PATH)
                .then()
                .statusCode(403);
        assertThat(broker.published()).isEmpty();
    }

    @Test
    void metricsCountPointsAndTheDoorIsDescribed() {
        sender("application/json", bytes(pulse("eve", 1, "70")))
                .post(PATH)
                .then()
                .statusCode(202);
        given().get("/q/metrics")
                .then()
                .body(containsString("tributary_data_points_total{feed=\"clinic\",outcome=\"taken\"}"));
        given().get("/q/openapi").then().body(containsString(PATH.replace("clinic", "{feed}")));
    }
}
