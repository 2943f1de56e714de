package health.tributary.normalizer.explain;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalKeys.class)
class ExplainResourceTest {
    private static final String MESSAGE =
            "MSH|^~\\&|A|B|C|D|20240315101530||ADT^A08|1|P|2.5\rPID|||P1^^^MRN^MR||Quill^Ada|||F\r";

    @Test
    void anOperatorIsToldEverySlot() {
        message()
                .auth()
                .oauth2(LocalKeys.token("operator"))
                .post("/explain?feed=clinic")
                .then()
                .statusCode(200)
                .body("outcome", equalTo("normalized"))
                .body("statements[0].slots.source", hasItem("PID-8"))
                .body("statements[0].slots.find { it.key == 'gender' }.value.gender", equalTo("female"));
    }

    @Test
    void anOperatorIsToldWhatADataPointSays() {
        String point = "{\"header\":{\"id\":\"p-1\",\"user_id\":\"ada\",\"schema_id\":\"omh:body-weight:2.0\"},"
                + "\"body\":{\"body_weight\":{\"value\":150,\"unit\":\"lb\"},"
                + "\"effective_time_frame\":{\"date_time\":\"2026-03-01T07:30:00+01:00\"}}}";
        given().contentType("application/json")
                .body(point)
                .auth()
                .oauth2(LocalKeys.token("operator"))
                .post("/explain?feed=clinic")
                .then()
                .statusCode(200)
                .body("outcome", equalTo("normalized"))
                .body("statements[0].kind", equalTo("readings"))
                .body("statements[0].readings.metric", equalTo("body-weight"))
                .body("statements[0].readings.day", equalTo("2026-03-01"))
                .body("statements[0].readings.samples[0].source", equalTo("p-1"))
                .body("statements[0].readings.samples[0].values[0].toString()", equalTo("68.03886"));
    }

    @Test
    void withoutATokenNothingIsTold() {
        message().post("/explain?feed=clinic").then().statusCode(401);
    }

    @Test
    void aTokenWithoutTheScopeIsRefused() {
        message()
                .auth()
                .oauth2(LocalKeys.token("user/*.rs"))
                .post("/explain?feed=clinic")
                .then()
                .statusCode(403);
    }

    @Test
    void archivedMessagesAreReadForOperatorsOnly() {
        String page = "{\"messages\":[{\"id\":\"" + "a".repeat(32) + "\",\"feed\":\"nobody\",\"received\":"
                + "\"2026-03-01T12:00:00Z\",\"contentType\":\"application/hl7-v2\",\"body\":\"TVNI\"}]}";
        given().contentType("application/json")
                .body(page)
                .auth()
                .oauth2(LocalKeys.token("operator"))
                .post("/explain/archived")
                .then()
                .statusCode(200)
                .body("messages[0].rejection.reason", equalTo("unknown-feed"));
        given().contentType("application/json")
                .body(page)
                .auth()
                .oauth2(LocalKeys.token("user/*.rs"))
                .post("/explain/archived")
                .then()
                .statusCode(403);
        given().contentType("application/json")
                .body("{\"messages\":[{\"body\":\"?\"}]}")
                .auth()
                .oauth2(LocalKeys.token("operator"))
                .post("/explain/archived")
                .then()
                .statusCode(400);
    }

    @Test
    void aMalformedFeedNameIsABadRequest() {
        message()
                .auth()
                .oauth2(LocalKeys.token("operator"))
                .post("/explain?feed=No%20Such")
                .then()
                .statusCode(400);
    }

    @Test
    void anUnknownFeedIsExplainedAsARejection() {
        message()
                .auth()
                .oauth2(LocalKeys.token("operator"))
                .post("/explain?feed=nobody")
                .then()
                .statusCode(200)
                .body("rejection.reason", equalTo("unknown-feed"));
    }

    @Test
    void withoutABrokerTheServiceLivesButIsNotReady() {
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/health/ready").then().statusCode(503).body(containsString("broker"));
    }

    @Test
    void metricsAndOpenApiAreThere() {
        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("tributary_normalizer_oldest_unprocessed_seconds"));
        given().get("/q/openapi").then().statusCode(200).body(containsString("/explain"));
    }

    private static RequestSpecification message() {
        return given().config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .encodeContentTypeAs("application/hl7-v2", ContentType.TEXT)))
                .contentType("application/hl7-v2")
                .body(MESSAGE);
    }
}
