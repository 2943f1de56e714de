package health.tributary.record.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.tributary.contract.EntryId;
import health.tributary.contract.SubjectId;
import health.tributary.record.apply.RecordStore;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Persons write: HTTP, tokens, the parser that checks values, and a store of its own behind it. */
@QuarkusTest
@QuarkusTestResource(StoreResource.class)
@TestProfile(OwnWritesIT.OwnStore.class)
class OwnWritesIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static SubjectId ann;
    private static EntryId hospitals;

    /** Makes the service start anew, with a store that no other test has closed. */
    public static final class OwnStore implements QuarkusTestProfile {}

    @TestHTTPResource("/")
    URI base;

    @Inject
    RecordStore store;

    @BeforeEach
    void once() {
        if (ann == null) {
            Scene scene = new Scene(store);
            ann = scene.subject("ann");
            scene.person(Scene.NORTH, ann, "Smith", "Ann", "1");
            hospitals = scene.glucose(Scene.NORTH, ann, "g1", "");
        }
    }

    @Test
    void anEntryIsCreatedChangedAndTakenBack() throws Exception {
        HttpResponse<String> created = send("POST", "Observation", weight("72.50"));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        Fhir.assertValid(created.body());
        String address = header(created, "Location");
        assertThat(address).startsWith(base + "fhir/Observation/");
        String path = address.substring((base + "fhir/").length());
        HttpResponse<String> read = send("GET", path, "");
        assertThat(read.body()).isEqualTo(created.body()).contains("72.50", "PATAST");
        assertThat(header(read, "ETag")).isEqualTo(header(created, "ETag"));

        String id = path.substring(path.indexOf('/') + 1);
        String changed = weight("71").replaceFirst("\\{", "{\"id\":\"" + id + "\",");
        HttpResponse<String> updated = send("PUT", path, changed, "If-Match", header(created, "ETag"));
        assertThat(updated.statusCode()).as(updated.body()).isEqualTo(200);
        assertThat(header(updated, "ETag")).isNotEqualTo(header(created, "ETag"));
        assertOutcome(send("PUT", path, changed.replace("71", "70"), "If-Match", header(created, "ETag")), 412);
        assertOutcome(send("DELETE", path, "", "If-Match", header(created, "ETag")), 412);
        HttpResponse<String> deleted = send("DELETE", path, "");
        assertThat(deleted.statusCode()).isEqualTo(204);
        assertOutcome(send("GET", path, ""), 410);
    }

    @Test
    void whoWantsLittleIsToldLittle() throws Exception {
        HttpResponse<String> created = send("POST", "Observation", weight("1"), "Prefer", "return=minimal");
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.body()).isEmpty();
        assertThat(header(created, "ETag")).isNotEmpty();
    }

    @Test
    void case11_aHundredConcurrentCreatesOfTheSameAreOneEntry() throws Exception {
        for (String[] once : List.of(
                new String[] {"If-None-Exist", "identifier=urn:scale|42"},
                new String[] {"Idempotency-Key", "the same 42"})) {
            String body =
                    weight("80").replace("\"status\"", identifier(once[0].equals("If-None-Exist")) + "\"status\"");
            List<CompletableFuture<HttpResponse<String>>> sent = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                sent.add(HTTP.sendAsync(request("POST", "Observation", body, once), BodyHandlers.ofString()));
            }
            List<String> ids = new ArrayList<>();
            for (CompletableFuture<HttpResponse<String>> one : sent) {
                HttpResponse<String> answer = one.get();
                assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
                ids.add(Fhir.json(answer.body()).path("id").asText());
            }
            assertThat(ids.stream().distinct()).hasSize(1);
        }
        JsonNode found = Fhir.json(
                send("GET", "Observation?identifier=urn:scale%7C42", "").body());
        assertThat(found.path("total").asInt()).isEqualTo(1);
    }

    @Test
    void whatIsWrongIsNamedWithPlaceAndRule() throws Exception {
        assertOutcome(send("POST", "Observation", "{"), 400);
        assertOutcome(send("POST", "Goal", weight("1")), 400);
        HttpResponse<String> noCode =
                send("POST", "Observation", "{\"resourceType\":\"Observation\",\"status\":\"x\"}");
        assertOutcome(noCode, 422);
        assertThat(noCode.body()).contains("Observation.code");
        HttpResponse<String> badStatus = send("POST", "Observation", weight("1").replace("final", "finished"));
        assertOutcome(badStatus, 422);
        assertThat(badStatus.body()).contains("status").doesNotContain("finished");
        assertOutcome(send("POST", "Observation", weight("1").replace("Weight", "w".repeat(100_000))), 413);
        assertOutcome(send("POST", "Encounter", "{}"), 405);
        assertOutcome(send("POST", "Nonsense", "{}"), 404);
        assertOutcome(send("PUT", "Observation/" + hospitals, weight("1")), 403);
        assertOutcome(send("DELETE", "Observation/" + hospitals, ""), 403);
        assertOutcome(send("POST", "Observation", "x=1", "Content-Type", "application/x-www-form-urlencoded"), 415);
    }

    @Test
    void withoutATokenThatWritesNothingIsWritten() throws Exception {
        for (String scope : List.of("user/*.cruds", "system/*.cruds", "patient/*.rs")) {
            HttpRequest request = HttpRequest.newBuilder(base.resolve("fhir/Observation"))
                    .header("Authorization", bearer(scope))
                    .header("Content-Type", "application/fhir+json")
                    .POST(BodyPublishers.ofString(weight("1")))
                    .build();
            assertOutcome(HTTP.send(request, BodyHandlers.ofString()), 403);
        }
        HttpRequest nobody = HttpRequest.newBuilder(base.resolve("fhir/Observation"))
                .header("Content-Type", "application/fhir+json")
                .POST(BodyPublishers.ofString(weight("1")))
                .build();
        assertOutcome(HTTP.send(nobody, BodyHandlers.ofString()), 401);
    }

    @Test
    void theCapabilityStatementSaysWhatIsWritten() throws Exception {
        HttpResponse<String> statement = send("GET", "metadata", "");
        Fhir.assertValid(statement.body());
        for (JsonNode resource : Fhir.json(statement.body()).at("/rest/0/resource")) {
            boolean written =
                    resource.path("interaction").findValuesAsText("code").contains("create");
            assertThat(written)
                    .as(resource.path("type").asText())
                    .isEqualTo(health.tributary.record.write.OwnTypes.of(
                                    resource.path("type").asText())
                            .isPresent());
        }
    }

    private static String identifier(boolean wanted) {
        return wanted ? "\"identifier\":[{\"system\":\"urn:scale\",\"value\":\"42\"}]," : "";
    }

    private static String weight(String value) {
        return "{\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":{\"coding\":[{\"system\":\"http://loinc.org\","
                + "\"code\":\"29463-7\"}],\"text\":\"Weight\"},\"effectiveDateTime\":\"2026-03-01T08:00:00+01:00\","
                + "\"valueQuantity\":{\"value\":" + value
                + ",\"unit\":\"kg\",\"system\":\"http://unitsofmeasure.org\",\"code\":\"kg\"}}";
    }

    private static void assertOutcome(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.uri() + " " + answer.body()).isEqualTo(status);
        assertThat(Fhir.json(answer.body()).path("resourceType").asText()).isEqualTo("OperationOutcome");
        Fhir.assertValid(answer.body());
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static String bearer(String scope) {
        return Bearer.of(ann.value(), scope);
    }

    private HttpRequest request(String method, String path, String body, String... header) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve("fhir/" + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Authorization", bearer("patient/*.cruds"));
        if (!body.isEmpty()) {
            request.setHeader("Content-Type", "application/fhir+json");
        }
        if (header.length > 0) {
            request.setHeader(header[0], header[1]);
        }
        return request.build();
    }

    private HttpResponse<String> send(String method, String path, String body, String... header)
            throws IOException, InterruptedException {
        return HTTP.send(request(method, path, body, header), BodyHandlers.ofString());
    }
}
