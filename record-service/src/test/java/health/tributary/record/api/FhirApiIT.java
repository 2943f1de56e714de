package health.tributary.record.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.tributary.contract.ContentType;
import health.tributary.contract.EntryId;
import health.tributary.contract.Envelope;
import health.tributary.contract.MessageId;
import health.tributary.contract.Reason;
import health.tributary.contract.Rejection;
import health.tributary.contract.SubjectId;
import health.tributary.record.apply.RecordStore;
import health.tributary.record.archive.Archive;
import health.tributary.record.archive.Incoming;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The API as clients meet it: HTTP, tokens, and a store behind it. */
@QuarkusTest
@QuarkusTestResource(StoreResource.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FhirApiIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static SubjectId ann;
    private static SubjectId ben;
    private static EntryId glucose;
    private static EntryId retracted;
    private static String rejected;
    private static String document;

    @TestHTTPResource("/")
    URI base;

    @Inject
    RecordStore store;

    @Inject
    Archive archive;

    @BeforeEach
    void once() {
        if (ann != null) {
            return;
        }
        Scene scene = new Scene(store);
        ann = scene.subject("ann");
        ben = scene.subject("ben");
        scene.person(Scene.NORTH, ann, "Smith", "Ann", "1");
        scene.person(Scene.NORTH, ben, "Jones", "Ben", "2");
        EntryId doctor = scene.practitioner(Scene.NORTH, "House");
        glucose = scene.glucose(Scene.NORTH, ann, "g1", doctor.value());
        retracted = scene.glucose(Scene.NORTH, ann, "g2", "");
        scene.retract(Scene.NORTH, ann, "Observation", retracted);
        byte[] body = "MSH|^~\\&|secret".getBytes(StandardCharsets.UTF_8);
        MessageId id = MessageId.of(Scene.NORTH, body);
        archive.keep(List.of(new Incoming(
                new Envelope(
                        id, Scene.NORTH, ContentType.HL7V2, Scene.NOON, Optional.empty(), "00-1-2-01", false, false),
                body,
                Optional.of(new Rejection(Reason.UNSUPPORTED, "MSH-9", "this message kind is not mapped")))));
        rejected = id.value();
        byte[] message = BinariesTest.message("SGVsbG8=");
        archive.keep(List.of(BinariesTest.arrived(Scene.NORTH, message)));
        document = "Binary/" + BinariesTest.id(Scene.NORTH, message);
        scene.document(Scene.NORTH, ann, message, "text/html", document);
    }

    @Test
    void theCapabilityStatementNeedsNoTokenAndIsValid() throws Exception {
        HttpResponse<String> answer = send("GET", "fhir/metadata", null);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(type(answer)).startsWith("application/fhir+json");
        assertThat(answer.body()).contains("\"url\":\"" + base + "fhir\"");
        Fhir.assertValid(answer.body());
        assertThat(send("GET", "fhir/metadata", "Bearer broken").statusCode()).isEqualTo(200);
    }

    @Test
    void aResourceHasItsTagAndComesOnceOnly() throws Exception {
        HttpResponse<String> first = send("GET", "fhir/Observation/" + glucose, patient(ann));
        assertThat(first.statusCode()).isEqualTo(200);
        String tag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(tag)
                .isEqualTo(
                        "W/\"" + Fhir.json(first.body()).at("/meta/versionId").asText() + '"');
        assertThat(first.headers().firstValue("Last-Modified")).isPresent();
        assertThat(first.headers().firstValue("Cache-Control")).contains("no-store");
        for (String known : List.of(tag, "\"old\", " + tag, tag.substring(2), "*")) {
            HttpResponse<String> again =
                    send("GET", "fhir/Observation/" + glucose, patient(ann), none(), "If-None-Match", known);
            assertThat(again.statusCode()).as(known).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            assertThat(again.headers().firstValue("ETag")).contains(tag);
        }
        assertThat(send("GET", "fhir/Observation/" + glucose, patient(ann), none(), "If-None-Match", "W/\"other\"")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void headAnswersAsGetWithoutABody() throws Exception {
        HttpResponse<String> head = send("HEAD", "fhir/Observation/" + glucose, patient(ann));
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("ETag")).isPresent();
        assertThat(head.body()).isEmpty();
    }

    @Test
    void searchesComeByQueryAndByForm() throws Exception {
        HttpResponse<String> query =
                send("GET", "fhir/Observation?patient=" + ann + "&code=2345-7&date=ge2026-01-01", system());
        assertThat(Fhir.json(query.body()).path("total").asInt()).isEqualTo(1);
        Fhir.assertValid(query.body());
        HttpResponse<String> form = send(
                "POST",
                "fhir/Observation/_search?patient=" + ann,
                system(),
                BodyPublishers.ofString("code=" + URLEncoder.encode("http://loinc.org|2345-7", StandardCharsets.UTF_8)),
                "Content-Type",
                "application/x-www-form-urlencoded");
        assertThat(form.statusCode()).as(form.body()).isEqualTo(200);
        assertThat(Fhir.json(form.body()).path("total").asInt()).isEqualTo(1);
        assertThat(Fhir.json(form.body()).at("/link/0/url").asText()).contains("patient=" + ann, "code=http");
        assertThat(Fhir.json(send("GET", "fhir/Patient?name=jon", system()).body())
                        .at("/entry/0/resource/id")
                        .asText())
                .isEqualTo(ben.value());
    }

    @Test
    void pagesAreFollowedByTheirLinks() throws Exception {
        JsonNode first = Fhir.json(
                send("GET", "fhir/Patient?_count=1&birthdate=1970", system()).body());
        String next = first.at("/link/1/url").asText();
        assertThat(next).startsWith(base + "fhir/Patient?");
        JsonNode second = Fhir.json(
                send("GET", next.substring(base.toString().length()), system()).body());
        assertThat(second.at("/entry/0/resource/id").asText())
                .isNotEqualTo(first.at("/entry/0/resource/id").asText());
        assertThat(second.path("link")).hasSize(1);
    }

    @Test
    void everythingIsOneValidBundle() throws Exception {
        HttpResponse<String> answer = send("GET", "fhir/Patient/" + ann + "/$everything", patient(ann));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Fhir.json(answer.body()).path("entry")).hasSize(4);
        Fhir.assertValid(answer.body());
        assertOutcome(send("GET", "fhir/Patient/" + ann + "/$everything?_count=x", patient(ann)), 400);
        HttpResponse<String> encoded = send("GET", "fhir/Patient/" + ann + "/%24everything", patient(ann));
        assertThat(encoded.statusCode()).isEqualTo(200);
        assertThat(encoded.body()).isEqualTo(answer.body());
    }

    @Test
    void withoutAGoodTokenThereIsNothing() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2_048);
        KeyPair stranger = generator.generateKeyPair();
        String scope = "system/*.rs operator";
        for (String token : new String[] {
            null,
            "Bearer no.such.token",
            Bearer.signed(StoreResource.keys, Bearer.ISSUER, Instant.now().minusSeconds(600), null, scope),
            Bearer.signed(StoreResource.keys, "somebody else", Bearer.later(), null, scope),
            Bearer.signed(stranger, Bearer.ISSUER, Bearer.later(), null, scope),
            Bearer.signed(StoreResource.keys, Bearer.ISSUER, Bearer.later(), "not a subject", scope)
        }) {
            for (String path : List.of(
                    "fhir/Patient/" + ann,
                    "fhir/Patient",
                    "fhir/Patient/" + ann + "/$everything",
                    "operator/messages",
                    "operator/messages/" + rejected)) {
                HttpResponse<String> answer = send("GET", path, token);
                assertOutcome(answer, 401);
                assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
            }
        }
    }

    @Test
    void whatIsForeignUnknownOrGoneIsToldApart() throws Exception {
        assertOutcome(send("GET", "fhir/Observation/" + glucose, patient(ben)), 403);
        assertOutcome(send("GET", "fhir/Patient/" + ann, patient(ben)), 403);
        assertOutcome(send("GET", "fhir/Patient/" + ann, Bearer.of(null, "operator")), 403);
        assertOutcome(send("GET", "fhir/Observation/" + "a".repeat(32), system()), 404);
        assertOutcome(send("GET", "fhir/Parameters/" + "a".repeat(32), system()), 404);
        assertOutcome(send("GET", "fhir/Parameters", system()), 404);
        assertOutcome(send("GET", "fhir/Observation/1/2/3", system()), 404);
        assertOutcome(send("GET", "fhir/Observation/" + retracted, patient(ann)), 410);
        assertOutcome(send("GET", "fhir/Observation?colour=red", system()), 400);
    }

    @Test
    void otherMethodsAndFormatsAreRefusedInFhirsWords() throws Exception {
        HttpResponse<String> patch =
                send("PATCH", "fhir/Observation/" + glucose, system(), BodyPublishers.ofString("{}"), "X-None", "1");
        assertOutcome(patch, 405);
        assertThat(patch.headers().firstValue("Allow")).contains("GET, HEAD, PUT, DELETE");
        assertThat(send("PATCH", "fhir/Observation", system()).headers().firstValue("Allow"))
                .contains("GET, HEAD, POST");
        assertOutcome(send("DELETE", "fhir/Encounter/" + glucose, system()), 405);
        assertOutcome(send("DELETE", "fhir/Observation/" + glucose, system()), 403);
        assertOutcome(
                send("GET", "fhir/Observation/" + glucose, system(), none(), "Accept", "application/fhir+xml"), 406);
        assertOutcome(send("GET", "fhir/Observation/" + glucose + "?_format=xml", system()), 406);
        assertOutcome(
                send(
                        "POST",
                        "fhir/Observation/_search",
                        system(),
                        BodyPublishers.ofString("{}"),
                        "Content-Type",
                        "application/json"),
                415);
        for (String accept : List.of("application/json", "*/*", "application/fhir+json; fhirVersion=4.0")) {
            HttpResponse<String> answer =
                    send("GET", "fhir/Observation/" + glucose, system(), none(), "Accept", accept);
            assertThat(answer.statusCode()).as(accept).isEqualTo(200);
            assertThat(type(answer)).startsWith("application/fhir+json");
        }
        assertThat(send("GET", "fhir/Observation/" + glucose + "?_format=application/fhir%2Bjson", system())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aDocumentComesAsBytesThatNoBrowserShowsOrAsAResource() throws Exception {
        HttpResponse<String> bytes = send("GET", "fhir/" + document, patient(ann), none(), "Accept", "text/html,*/*");
        assertThat(bytes.statusCode()).as(bytes.body()).isEqualTo(200);
        assertThat(bytes.body()).isEqualTo("Hello");
        assertThat(type(bytes)).startsWith("text/html");
        assertThat(bytes.headers().firstValue("Content-Disposition")).contains("attachment");
        assertThat(bytes.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(bytes.headers().firstValue("Content-Security-Policy")).contains("sandbox; default-src 'none'");
        HttpResponse<String> resource = send("GET", "fhir/" + document, patient(ann));
        assertThat(type(resource)).startsWith("application/fhir+json");
        assertThat(Fhir.json(resource.body()).path("data").asText()).isEqualTo("SGVsbG8=");
        Fhir.assertValid(resource.body());
        assertOutcome(send("GET", "fhir/" + document, null), 401);
        assertOutcome(send("GET", "fhir/" + document, patient(ben)), 404);
        assertOutcome(send("GET", "fhir/" + document, patient(ben), none(), "Accept", "*/*"), 404);
        assertOutcome(send("GET", "fhir/Binary/junk", system()), 404);
        assertOutcome(send("GET", "fhir/Binary", system()), 404);
    }

    @Test
    void operatorsSeeWhatBecameOfMessagesAndNoOneElseDoes() throws Exception {
        String operator = Bearer.of(null, "operator");
        HttpResponse<String> list = send("GET", "operator/messages?outcome=rejected&reason=unsupported", operator);
        assertThat(list.statusCode()).as(list.body()).isEqualTo(200);
        assertThat(type(list)).startsWith("application/json");
        assertThat(Fhir.json(list.body()).at("/messages/0/id").asText()).isEqualTo(rejected);
        HttpResponse<String> one = send("GET", "operator/messages/" + rejected, operator);
        assertThat(Fhir.json(one.body()).at("/rejection/place").asText()).isEqualTo("MSH-9");
        assertThat(list.body() + one.body()).doesNotContain("secret");
        assertOutcome(send("GET", "operator/messages/" + "a".repeat(32), operator), 404);
        assertOutcome(send("GET", "operator/messages?reason=x", operator), 400);
        assertOutcome(send("GET", "operator/messages", system()), 403);
        assertOutcome(send("GET", "operator/messages/" + rejected, patient(ann)), 403);
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void withoutItsStoreTheApiSaysSoAndWhenToComeBack() throws Exception {
        String scopes = Bearer.of(null, "system/*.rs operator");
        StoreResource.store.close();
        for (String path : List.of(
                "fhir/Patient/" + ann,
                "fhir/Observation",
                "fhir/Patient/" + ann + "/$everything",
                "operator/messages")) {
            HttpResponse<String> answer = send("GET", path, scopes);
            assertOutcome(answer, 503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        }
        assertThat(send("GET", "fhir/metadata", null).statusCode()).isEqualTo(200);
    }

    private static void assertOutcome(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.uri() + " " + answer.body()).isEqualTo(status);
        assertThat(type(answer)).startsWith("application/fhir+json");
        assertThat(Fhir.json(answer.body()).path("resourceType").asText()).isEqualTo("OperationOutcome");
        Fhir.assertValid(answer.body());
    }

    private static String type(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Type").orElse("");
    }

    private static String patient(SubjectId subject) {
        return Bearer.of(subject.value(), "patient/*.rs");
    }

    private static String system() {
        return Bearer.of(null, "system/*.rs");
    }

    private static BodyPublisher none() {
        return BodyPublishers.noBody();
    }

    private HttpResponse<String> send(String method, String path, String authorization)
            throws IOException, InterruptedException {
        return send(method, path, authorization, none(), "Accept", "application/fhir+json");
    }

    private HttpResponse<String> send(
            String method, String path, String authorization, BodyPublisher body, String header, String value)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base.resolve(path)).method(method, body).header(header, value);
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }
}
